import { fillGaps, type PersonState, recognise, saysWho } from "../../core/people/register-rules.ts"
import { personKeys } from "../../store/people/person-keys.ts"
import {
  addPersonKey,
  findPerson,
  findPersonByKey,
  insertPerson,
} from "../../store/people/register-people.ts"
import type { RegisterWork } from "./change-register.ts"
import { savePerson } from "./save-person.ts"

type KeyedWork = Pick<RegisterWork, "tx" | "communityId" | "fingerprintKey">

/**
 * Who this is: the person known by a document number that says who someone is, or by name at this door; null
 * where it is nobody yet. A number with a wrong check character joins nobody.
 */
export async function findKnownPerson(
  work: KeyedWork,
  said: PersonState,
  door: string,
): Promise<string | null> {
  const { tx, communityId } = work
  const keys = keysOf(work, said, door)
  const byId = keys.byId === null ? undefined : await findPersonByKey(tx, communityId, keys.byId)
  const named = await findPersonByKey(tx, communityId, keys.byNameAtDoor)
  const namedPerson = named === undefined ? undefined : await findPerson(tx, communityId, named)
  return recognise({
    byId: byId ?? null,
    byName: named && namedPerson ? { personId: named, saysWho: saysWho(namedPerson.idKind) } : null,
    saysWho: saysWho(said.idKind),
  })
}

/**
 * Makes the person who is not known yet, fills in what is missing of one who is; lets both be recognised
 * here again.
 */
export async function keepPerson(
  work: RegisterWork,
  known: string | null,
  said: PersonState,
  door: string,
): Promise<string> {
  const { tx, communityId } = work
  const personId = known ?? work.newId()
  if (known === null) await insertPerson(tx, communityId, personId, said, work.now())
  else await fillIn(work, known, said)
  const keys = keysOf(work, said, door)
  if (keys.byId !== null) await addPersonKey(tx, communityId, keys.byId, personId)
  await addPersonKey(tx, communityId, keys.byNameAtDoor, personId)
  return personId
}

async function fillIn(work: RegisterWork, personId: string, said: PersonState): Promise<void> {
  const before = await findPerson(work.tx, work.communityId, personId)
  if (before === undefined) throw new Error("a person is known by a key and is not there")
  await savePerson(work, personId, "correct", before, fillGaps(before, said))
}

function keysOf(work: KeyedWork, { idNumber, name }: PersonState, door: string) {
  return personKeys(work.fingerprintKey, { idNumber, name, door })
}
