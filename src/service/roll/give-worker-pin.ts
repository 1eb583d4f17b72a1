import { dayOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { findRollRow, findWorker } from "../../store/roster/roll.ts"
import { saveWorkerGuard } from "../../store/roster/roll-changes.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { addGuard, type GivenPin } from "../gate/add-guard.ts"
import { renewGuardPin } from "../gate/renew-guard-pin.ts"
import { isRefusal, refuse } from "../refusal.ts"

/** A number and a PIN at the posts for somebody on the roll, shown this once; another PIN for who has one. */
export async function giveWorkerPin(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly guardId: string },
): Promise<
  GivenPin | Refusal<"not-found" | "not-on-roll" | "already-known" | "bad-input" | "command-id-taken">
> {
  authorise(context, "run-posts")
  const { communityId } = context
  const { commandId } = given
  const row = await inNeighbourhood(context.db, communityId, (tx) =>
    findRollRow(tx, communityId, given.id, dayOf(context.now())),
  )
  if (row === undefined || row.name === "") return refuse("not-found", "id")
  if (row.stage !== "active") return refuse("not-on-roll", "id")
  if (row.guardId !== null && row.guardId !== given.guardId.toLowerCase()) {
    return renewGuardPin(context, { commandId, id: row.guardId })
  }
  const guard = await addGuard(context, { commandId, id: given.guardId, name: row.name })
  if (isRefusal(guard)) return guard
  // sent again after a crash in between, the guard is there and is joined now
  await inNeighbourhood(context.db, communityId, async (tx) => {
    if ((await findWorker(tx, communityId, row.id))?.guardId !== null) return
    await saveWorkerGuard(tx, communityId, row.id, guard.id)
    await notifyChange(tx, communityId)
  })
  return guard
}
