import { mayAddStay, type PersonState, type StayState } from "../../core/people/register-rules.ts"
import { findPerson } from "../../store/people/register-people.ts"
import { firstFreeKey, stayRowKey } from "../../store/people/register-row-keys.ts"
import { findStay, insertStay, isStayKeyTaken, listStaysOf } from "../../store/people/register-stays.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import {
  type Changed,
  changeRegister,
  type RegisterAnswer,
  type RegisterCommand,
  type RegisterWork,
} from "./change-register.ts"
import { findKnownPerson, keepPerson } from "./known-person.ts"
import { type PersonFields, readPerson } from "./save-person.ts"
import { recordStay } from "./save-stay.ts"

export type StayFields = Pick<StayState, "standing" | "relation" | "care">

export type StayToAdd = RegisterCommand & {
  readonly id: string
  readonly dwellingId: string
  /** Whom the register knows already. */
  readonly personId?: string
} & PersonFields &
  StayFields

/**
 * A new resident from a day on: a birth, a move, a new tenant. Somebody known already is joined, not
 * doubled.
 */
export async function addStay(
  context: Context,
  given: StayToAdd,
): RegisterAnswer<"not-found" | "unknown-sex" | "already-ended" | "already-here" | "already-known"> {
  return changeRegister(context, given, "stay.add", async (work) => {
    const { tx, communityId } = work
    const chosen =
      given.personId === undefined ? undefined : await findPerson(tx, communityId, given.personId)
    if (given.personId !== undefined && chosen === undefined) return refuse("not-found", "personId")
    const said = chosen ?? readPerson(given)
    return said === null ? refuse("unknown-sex", "sex") : beginStay(work, said, given)
  })
}

/** Somebody lives in a home from now on, whom the register knows (`personId`), recognises, or makes. */
export async function beginStay(
  work: RegisterWork,
  said: PersonState,
  given: StayFields & { readonly id: string; readonly dwellingId: string; readonly personId?: string },
): Promise<Changed | Refusal<"not-found" | "already-ended" | "already-here" | "already-known">> {
  const { tx, communityId, fingerprintKey } = work
  const { id, dwellingId, standing, relation, care } = given
  const dwelling = await findDwelling(tx, communityId, dwellingId)
  if (dwelling === undefined) return refuse("not-found", "dwellingId")
  if (await findStay(tx, communityId, id)) return refuse("already-known", "id")
  const known = given.personId ?? (await findKnownPerson(work, said, dwelling.door))
  const stays = known === null ? [] : await listStaysOf(tx, communityId, known)
  const staysHere = stays.filter((stay) => stay.dwellingId === dwellingId)
  const refusal = mayAddStay(dwelling, staysHere, work.on)
  if (refusal !== null) return refuse(refusal)
  const personId = await keepPerson(work, known, said, dwelling.door)
  const stay = { dwellingId, personId, standing, relation, care, from: work.on, to: null }
  const rowKey = await firstFreeKey(
    (turn) => stayRowKey(fingerprintKey, { ...said, door: dwelling.door }, turn),
    (key) => isStayKeyTaken(tx, communityId, key),
  )
  await insertStay(tx, communityId, id, stay, rowKey)
  return recordStay(work, id, "add", null, stay)
}
