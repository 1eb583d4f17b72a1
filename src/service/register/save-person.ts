import { readIdNumber } from "../../core/people/id-number.ts"
import { isSex, type PersonState, standsAsLeft } from "../../core/people/register-rules.ts"
import { personKeys } from "../../store/people/person-keys.ts"
import {
  addPersonKey,
  deletePersonKey,
  findPersonByKey,
  updatePerson,
} from "../../store/people/register-people.ts"
import { listStaysOf } from "../../store/people/register-stays.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import type { Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { type Changed, type RegisterWork, recordChange } from "./change-register.ts"

/** What a form says of a person. */
export type PersonFields = Pick<PersonState, "name" | "sex" | "idNumber" | "phone">

/** A person as written, made canonical; null where the sex is none the register knows. */
export function readPerson(given: PersonFields): PersonState | null {
  const sex = given.sex.trim()
  if (!isSex(sex)) return null
  const id = readIdNumber(given.idNumber)
  const phone = given.phone.replace(/[\s-]/g, "")
  return { name: given.name.trim(), sex, idNumber: id.text, idKind: id.kind, phone }
}

/**
 * Writes a person as they shall be, and keeps both states. The number that was corrected away tells nobody
 * any more; one that is another person's already is refused.
 */
export async function savePerson(
  work: RegisterWork,
  id: string,
  action: string,
  before: PersonState,
  after: PersonState,
): Promise<Changed | Refusal<"already-known">> {
  const { tx, communityId, fingerprintKey } = work
  if (standsAsLeft(before, after)) return { id }
  const keysOf = ({ name, idNumber }: PersonState, door = "") =>
    personKeys(fingerprintKey, { idNumber, name, door })
  const [oldKey, newKey] = [keysOf(before).byId, keysOf(after).byId]
  const owner = newKey === null ? undefined : await findPersonByKey(tx, communityId, newKey)
  if (owner !== undefined && owner !== id) return refuse("already-known", "idNumber")
  await updatePerson(tx, communityId, id, after)
  if (oldKey !== null && newKey?.equals(oldKey) !== true) await deletePersonKey(tx, communityId, oldKey, id)
  if (newKey !== null) await addPersonKey(tx, communityId, newKey, id)
  for (const stay of await listStaysOf(tx, communityId, id)) {
    const dwelling = await findDwelling(tx, communityId, stay.dwellingId)
    await addPersonKey(tx, communityId, keysOf(after, dwelling?.door).byNameAtDoor, id)
  }
  const subject = { subjectKind: "person", subjectId: id, dwellingId: null, personId: id } as const
  await recordChange(work, { ...subject, action, before, after })
  return { id }
}
