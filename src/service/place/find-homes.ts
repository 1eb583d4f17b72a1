import { dayOf } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { type FoundHome, findHomesByDoor, findHomesByPerson } from "../../store/place/find-homes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

const MOST_HOMES = 20

/** Fewer digits are no telephone anybody looks for. */
const FEWEST_DIGITS = 4

/**
 * Finds homes by door (`12-302`), by the name of who lives there, or by digits of a telephone; names come
 * masked.
 */
export async function findHomes(
  context: Context,
  given: { readonly text: string },
): Promise<{
  readonly homes: { readonly id: string; readonly door: string; readonly people: string[] }[]
}> {
  authorise(context, "see-people")
  const homes = await inNeighbourhood(context.db, context.communityId, (tx) =>
    find(tx, context, toHalfWidth(given.text).trim()),
  )
  return { homes: homes.map(({ id, door, names }) => ({ id, door, people: names.map(maskName) })) }
}

async function find(tx: Tx, context: Context, text: string): Promise<FoundHome[]> {
  const wanted = { today: dayOf(context.now()), most: MOST_HOMES }
  const door = readDoorSearch(text)
  if (door !== null) return findHomesByDoor(tx, context.communityId, door, wanted)
  const digits = text.replace(/[\s-]/g, "")
  if (/^\+?\d+$/.test(digits)) {
    if (digits.length < FEWEST_DIGITS) return []
    return findHomesByPerson(tx, context.communityId, digits, "phone", wanted)
  }
  return text === "" ? [] : findHomesByPerson(tx, context.communityId, text, "name", wanted)
}
