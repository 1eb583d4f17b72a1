import { mayDo } from "../../core/access/roles.ts"
import { dayOf } from "../../core/kit/dates.ts"
import type { Family } from "../../core/roster/duty-ground.ts"
import { type FreeTime, isYoung } from "../../core/roster/free-times.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { findOwnPerson } from "../../store/residents/own-data.ts"
import { findPersonAlike } from "../../store/roster/roll.ts"
import type { WorkerFields } from "../../store/roster/roll-changes.ts"
import type { Refusal } from "../context.ts"
import type { SignedInWork } from "../desk/at-desk.ts"
import { readNumber } from "../phone/phone-number.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { settleFamily } from "./settle-family.ts"

/** What the roll is told of somebody. */
export type WorkerGiven = {
  readonly name: string
  readonly phone: string
  readonly calling: string
  readonly note: string
  readonly homeId: string | null
  /** Who it is in the register; whoever may not see that leaves it as it is. */
  readonly personId: string | null
  readonly birthYear: number | null
  readonly birthMonth?: number | null
  readonly free: readonly FreeTime[]
  readonly skills: readonly string[]
  readonly isExperienced: boolean
  readonly mostTurns: number | null
  readonly heads: number | null
  readonly owedTurns: number | null
  /** Somebody on the roll who is of their family, and what holds for all of it. */
  readonly family: { readonly withId: string; readonly bond: Family["bond"] } | null
}

export type SettledWorker = {
  readonly fields: WorkerFields
  readonly door: string
  readonly bookFamily: string
}

/** Reads what was given as it is kept; `known`: who it was in the register until now. */
export async function settleGiven(
  work: SignedInWork,
  workerId: string,
  given: WorkerGiven,
  known: string | null,
): Promise<SettledWorker | Refusal<"bad-input" | "not-found">> {
  const { tx, communityId } = work
  const name = given.name.trim()
  if (name === "") return refuse("bad-input", "name")
  const phone = readNumber(given.phone)
  if (phone === "" && given.phone.trim() !== "") return refuse("bad-input", "phone")
  const home = given.homeId === null ? null : await findDwelling(tx, communityId, given.homeId)
  if (home === undefined) return refuse("not-found", "homeId")
  const personId = await personOf(work, { ...given, name, phone }, known)
  if (isRefusal(personId)) return personId
  const family = await settleFamily(work, workerId, given.family)
  if (isRefusal(family)) return family
  const { homeId, birthYear, isExperienced, mostTurns, heads, owedTurns } = given
  return {
    fields: {
      ...{ name, phone, homeId, personId, birthYear, isExperienced, mostTurns, heads, owedTurns },
      birthMonth: isYoung(birthYear, dayOf(work.now())) ? (given.birthMonth ?? null) : null,
      familyId: family?.id ?? null,
      calling: given.calling.trim(),
      note: given.note.trim(),
      free: [...new Set(given.free)],
      skills: [...new Set(given.skills)],
    },
    door: home?.door ?? "",
    bookFamily: family?.bookName ?? "",
  }
}

/** Who it is in the register: said by whoever may see that, else known already or beyond doubt by name with number or home. */
async function personOf(
  work: SignedInWork,
  given: Pick<WorkerGiven, "name" | "phone" | "homeId" | "personId">,
  known: string | null,
): Promise<string | null | Refusal<"not-found">> {
  const { tx, communityId } = work
  if (!mayDo(work.role, "see-people")) {
    return known ?? (await findPersonAlike(tx, communityId, given, dayOf(work.now())))?.id ?? null
  }
  if (given.personId === null) return null
  const person = await findOwnPerson(tx, communityId, given.personId)
  return person === undefined ? refuse("not-found", "personId") : given.personId
}
