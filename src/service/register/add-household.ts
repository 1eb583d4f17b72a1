import type { HouseholdState } from "../../core/people/register-rules.ts"
import {
  findHousehold,
  insertHousehold,
  isHouseholdKeyTaken,
} from "../../store/people/register-households.ts"
import { firstFreeKey, householdRowKey } from "../../store/people/register-row-keys.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { recordHousehold } from "./save-household.ts"

export type HouseholdToAdd = RegisterCommand & { readonly id: string } & HouseholdFields &
  Pick<HouseholdState, "dwellingId">

export type HouseholdFields = Pick<HouseholdState, "tenure" | "householder" | "phone" | "size">

/**
 * Lists a household in a dwelling from a day on. A dwelling may have several: a shared flat is no mistake.
 */
export async function addHousehold(
  context: Context,
  given: HouseholdToAdd,
): RegisterAnswer<"not-found" | "already-ended" | "already-known"> {
  return changeRegister(context, given, "household.add", async (work) => {
    const { tx, communityId, fingerprintKey } = work
    const { id, dwellingId, tenure, size } = given
    const dwelling = await findDwelling(tx, communityId, dwellingId)
    if (dwelling === undefined) return refuse("not-found", "dwellingId")
    if (dwelling.endedOn !== null) return refuse("already-ended", "dwellingId")
    if (await findHousehold(tx, communityId, id)) return refuse("already-known", "id")
    const written = { householder: given.householder.trim(), phone: given.phone.replace(/[\s-]/g, "") }
    const household = { dwellingId, tenure, size, ...written, from: work.on, to: null }
    const rowKey = await firstFreeKey(
      (turn) => householdRowKey(fingerprintKey, dwelling.door, turn),
      (key) => isHouseholdKeyTaken(tx, communityId, key),
    )
    await insertHousehold(tx, communityId, id, household, rowKey)
    return recordHousehold(work, id, "add", null, household)
  })
}
