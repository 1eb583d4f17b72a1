import { dayOf } from "../../core/kit/dates.ts"
import { maskIdNumber, maskName, maskPhone } from "../../core/people/mask.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { type FoundPersonRow, listFoundPeople, type PersonSearch } from "../../store/people/find-people.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

const MOST_PEOPLE = 12

/** Fewer digits are no number anybody looks for. */
const FEWEST_DIGITS = 4

/** Finds people by door, name, or digits of a telephone or document number; what says who they are comes masked. */
export async function findPeople(
  context: Context,
  given: { readonly text: string },
): Promise<{ readonly people: readonly FoundPersonRow[] }> {
  authorise(context, "see-people")
  const search = readSearch(toHalfWidth(given.text).trim())
  if (search === null) return { people: [] }
  const people = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listFoundPeople(tx, context.communityId, search, dayOf(context.now()), MOST_PEOPLE),
  )
  return {
    people: people.map(({ name, idNumber, phone, ...rest }) => ({
      ...rest,
      name: maskName(name),
      idNumber: maskIdNumber(idNumber),
      phone: maskPhone(phone),
    })),
  }
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
