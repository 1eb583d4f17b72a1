import { dayOf } from "../../core/kit/dates.ts"
import { readIdNumber } from "../../core/people/id-number.ts"
import { fillGaps, type PersonState } from "../../core/people/register-rules.ts"
import { personKeys } from "../../store/people/person-keys.ts"
import { findPerson, findPersonByKey } from "../../store/people/register-people.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import type { Refusal } from "../context.ts"
import type { SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { findKnownPerson, keepPerson } from "../register/known-person.ts"

export type WhoIsScreened = {
  readonly personId: string | null
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly homeId: string
}

export type ScreenedPerson = {
  /** Null: somebody new. */
  readonly known: string | null
  /** What the register has, its gaps filled with what was said. */
  readonly person: PersonState
  readonly door: string
}

/** Who is screened, at which door: the person chosen, or whom a document number or a name at that door says; null `known`: nobody yet. */
export async function findScreenedPerson(
  work: SignedInWork,
  who: WhoIsScreened,
): Promise<ScreenedPerson | Refusal<"not-found" | "already-known" | "bad-input">> {
  const { tx, communityId } = work
  const home = await findDwelling(tx, communityId, who.homeId)
  if (home === undefined || (home.endedOn !== null && home.endedOn <= dayOf(work.now()))) {
    return refuse("not-found", "homeId")
  }
  const { door } = home
  const idNumber = readIdNumber(who.idNumber)
  const said: PersonState = {
    ...{ name: who.name.trim(), sex: "", phone: who.phone.trim() },
    ...{ idNumber: idNumber.text, idKind: idNumber.kind },
  }
  if (who.personId === null) {
    if (said.name === "") return refuse("bad-input", "name")
    const known = await findKnownPerson(work, said, door)
    const before = known === null ? undefined : await findPerson(tx, communityId, known)
    return { known, person: before === undefined ? said : fillGaps(before, said), door }
  }
  const before = await findPerson(tx, communityId, who.personId)
  if (before === undefined) return refuse("not-found", "personId")
  const { byId } = personKeys(work.fingerprintKey, { idNumber: said.idNumber, name: "", door })
  const other = byId === null ? undefined : await findPersonByKey(tx, communityId, byId)
  if (other !== undefined && other !== who.personId) return refuse("already-known", "idNumber")
  return { known: who.personId, person: fillGaps(before, said), door }
}

/** Makes who is new, fills the gaps of who is known; an import knows both again. */
export async function keepScreenedPerson(
  work: SignedInWork,
  { known, person, door }: ScreenedPerson,
): Promise<string> {
  return keepPerson({ ...work, on: dayOf(work.now()), reason: "排查登记" }, known, person, door)
}
