import { mayDo } from "../../core/access/roles.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { maskPhone } from "../../core/people/mask.ts"
import { createPinyinFinders } from "../../core/people/pinyin-name.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findDoors } from "../../store/place/find-homes.ts"
import {
  findPersonAlike,
  listAlike,
  listRoll as listRollRows,
  type RollRow,
} from "../../store/roster/roll.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readNumber } from "../phone/phone-number.ts"
import { mayTouch } from "./roll-sight.ts"

/** Fewer digits are no number anybody looks for. */
const FEWEST_DIGITS = 3
const MOST_HOMES = 60

/** Knows the sounds of characters, and no names: see there. */
const pinyinFinder = createPinyinFinders()

/** The roll: who is on it, who asked, who was. Names stand whole, since these people are rung up; numbers are masked. */
export async function listRoll(context: Context) {
  const rows = await readRoll(context)
  return { workers: rows.map(presentLine) }
}

/** Whose name, its pinyin, number or door fits what was typed. */
export async function findWorkers(context: Context, given: { readonly text: string }) {
  const text = toHalfWidth(given.text).trim()
  const digits = text.replace(/[\s-]/g, "")
  const door = readDoorSearch(text)
  const fitOf = pinyinFinder(text)
  const homes = door === null ? new Set<string>() : await idsOfHomes(context, door)
  const fits = ({ name, phone, homeId }: RollRow) =>
    (text !== "" && name.includes(text)) ||
    (fitOf !== null && name !== "" && fitOf(name) !== null) ||
    (/^\d+$/.test(digits) && digits.length >= FEWEST_DIGITS && phone.includes(digits)) ||
    (homeId !== null && homes.has(homeId))
  return { ids: (await readRoll(context)).filter(fits).map(({ id }) => id) }
}

/** Who may be the one that is being added: on the roll already, or in the register. */
export async function findAlike(
  context: Context,
  given: { readonly name: string; readonly phone: string; readonly homeId: string | null },
) {
  authorise(context, "run-roll")
  const today = dayOf(context.now())
  const known = { name: given.name.trim(), phone: readNumber(given.phone), homeId: given.homeId }
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const alike = known.name === "" ? [] : await listAlike(tx, context.communityId, known, today)
    const person =
      known.name === "" || !mayDo(context.role, "see-people")
        ? undefined
        : await findPersonAlike(tx, context.communityId, known, today)
    return {
      workers: alike
        .filter((row) => mayTouch(context, row))
        .map(({ id, name, door, stage, phone, homeId }) => ({
          ...{ id, name, door, stage },
          same:
            phone === known.phone && phone !== ""
              ? ("phone" as const)
              : homeId !== null && homeId === known.homeId
                ? ("door" as const)
                : ("name" as const),
        })),
      person: person ?? null,
    }
  })
}

/** Homes at a door; nobody who lives there is named. */
export async function findRollHomes(context: Context, given: { readonly text: string }) {
  authorise(context, "run-roll")
  const door = readDoorSearch(toHalfWidth(given.text).trim())
  if (door === null) return { homes: [] }
  const wanted = { today: dayOf(context.now()), most: MOST_HOMES }
  const homes = await inNeighbourhood(context.db, context.communityId, (tx) =>
    findDoors(tx, context.communityId, door, wanted),
  )
  return { homes: homes.map((home) => ({ id: home.id, door: home.door })) }
}

async function readRoll(context: Context): Promise<readonly RollRow[]> {
  authorise(context, "run-roll")
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listRollRows(tx, context.communityId, dayOf(context.now())),
  )
  return rows.filter((row) => mayTouch(context, row))
}

async function idsOfHomes(
  context: Context,
  door: NonNullable<ReturnType<typeof readDoorSearch>>,
): Promise<Set<string>> {
  const wanted = { today: dayOf(context.now()), most: 400 }
  const homes = await inNeighbourhood(context.db, context.communityId, (tx) =>
    findDoors(tx, context.communityId, door, wanted),
  )
  return new Set(homes.map(({ id }) => id))
}

/** One line as it is shown. */
export function presentLine({ phone, accountId, guardId, personId, ...row }: RollRow) {
  return {
    ...row,
    phone: maskPhone(phone),
    hasAccount: accountId !== null,
    hasGuard: guardId !== null,
    isKnown: personId !== null,
  }
}
