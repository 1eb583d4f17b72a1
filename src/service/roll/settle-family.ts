import type { Family } from "../../core/roster/duty-ground.ts"
import { nextFamilyName } from "../../core/roster/roll.ts"
import { findWorker } from "../../store/roster/roll.ts"
import { findFamily, listFamilyNames, saveFamily, saveWorkerFamily } from "../../store/roster/roll-changes.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** The family of somebody who serves with another on the roll: that other's, or a new one of the two. Its bond holds for all of it. */
export async function settleFamily(
  work: DeskWork,
  workerId: string,
  given: { readonly withId: string; readonly bond: Family["bond"] } | null,
): Promise<{ readonly id: string; readonly bookName: string } | null | Refusal<"not-found">> {
  if (given === null) return null
  const { tx, communityId } = work
  const other = await findWorker(tx, communityId, given.withId)
  if (other === undefined || other.id === workerId || other.stage !== "active") {
    return refuse("not-found", "family")
  }
  const known = other.familyId === null ? undefined : await findFamily(tx, communityId, other.familyId)
  const bookName = known?.bookName ?? nextFamilyName(await listFamilyNames(tx, communityId))
  const id = known?.id ?? work.newId()
  await saveFamily(tx, communityId, { id, bond: given.bond, bookName }, work.now())
  if (known === undefined) await saveWorkerFamily(tx, communityId, other.id, id)
  return { id, bookName }
}
