import { dayOf } from "../../core/kit/dates.ts"
import { maskIdNumber, maskName, maskPhone } from "../../core/people/mask.ts"
import { createPinyinFinders } from "../../core/people/pinyin-name.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import {
  type FoundPersonRow,
  listFoundPeople,
  listNames,
  type PersonSearch,
} from "../../store/people/find-people.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

const MOST_PEOPLE = 12

/** Fewer digits are no number anybody looks for. */
const FEWEST_DIGITS = 4

/** Knows the sounds of characters, and no names: see there. */
const pinyinFinder = createPinyinFinders()

/**
 * Finds people by door, by name or its pinyin, or by digits of a document number, of their telephone or their home's; what
 * says who they are comes masked.
 */
export async function findPeople(
  context: Context,
  given: { readonly text: string },
): Promise<{ readonly people: readonly FoundPersonRow[] }> {
  authorise(context, "see-people")
  const text = toHalfWidth(given.text).trim()
  const people = await inNeighbourhood(context.db, context.communityId, async (tx) => {
    const search = (await searchBySound(tx, context.communityId, text)) ?? readSearch(text)
    if (search === null) return []
    return listFoundPeople(tx, context.communityId, search, dayOf(context.now()), MOST_PEOPLE)
  })
  return { people: people.map(maskFound) }
}

/** Somebody found, without what says who they are. */
export function maskFound({ name, idNumber, phone, ...rest }: FoundPersonRow): FoundPersonRow {
  return { ...rest, name: maskName(name), idNumber: maskIdNumber(idNumber), phone: maskPhone(phone) }
}

/** People whose name is said like these letters, the best fit first; null where they are no letters of a sound. */
async function searchBySound(tx: Tx, communityId: string, text: string): Promise<PersonSearch | null> {
  const fitOf = pinyinFinder(text)
  if (fitOf === null) return null
  const fitting = (await listNames(tx, communityId)).flatMap((name) => {
    const fit = fitOf(name)
    return fit === null ? [] : [{ name, fit }]
  })
  fitting.sort((one, other) => one.fit - other.fit || (one.name < other.name ? -1 : 1))
  return { by: "names", names: fitting.slice(0, MOST_PEOPLE).map(({ name }) => name) }
}

function readSearch(text: string): PersonSearch | null {
  const door = readDoorSearch(text)
  if (door !== null) return { by: "door", door }
  const digits = text.replace(/[\s-]/g, "")
  if (/^\+?\d+[Xx]?$/.test(digits)) {
    return digits.length < FEWEST_DIGITS ? null : { by: "digits", signs: digits.toUpperCase() }
  }
  return text === "" ? null : { by: "name", signs: text }
}
