import type { PlainDate } from "../../core/kit/dates.ts"
import type { PersonWords } from "../../core/reconcile/beside.ts"
import type { Tx } from "../database/db.ts"
import { listRegisterPeople } from "./register-people.ts"

/** What the register says of people, in its own words. */
export async function findPeopleWords(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
  on: PlainDate,
): Promise<Map<string, PersonWords>> {
  if (personIds.length === 0) return new Map()
  const people = await listRegisterPeople(tx, communityId, on, personIds)
  return new Map(people.map(({ id, idNumber, ...words }) => [id, { ...words, document: idNumber }]))
}
