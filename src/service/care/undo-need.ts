import { mayDo } from "../../core/access/roles.ts"
import { findLastNeedStep, findNeedState, saveNeedState } from "../../store/care/needs.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { refuse } from "../refusal.ts"
import { writeNeedStep } from "./write-need-step.ts"

/**
 * Takes the last step of a need back; of one that was written down here and nothing was done with, the row itself. Nothing is
 * taken back twice, or past what somebody has done since.
 */
export async function undoNeed(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "nothing-to-undo" | "command-id-taken">> {
  return atDesk(context, "deliver-needs", given, "need.undo", async (work) => {
    const { tx, communityId } = work
    const need = await findNeedState(tx, communityId, given.id)
    if (need === undefined) return refuse("not-found", "id")
    const step = await findLastNeedStep(tx, communityId, need.id)
    const atTheDesk = mayDo(context.role, "run-needs")
    if (step === undefined && need.isOurs && need.settledOn === null && atTheDesk) {
      await takeBackRow(work, { id: work.newId(), factId: need.id, reason: "登记时撤销" })
      await saveNeedState(tx, communityId, { ...need, status: "withdrawn" }, work.now())
      return { done: true }
    }
    if (step === undefined || step.name === "undo") return refuse("nothing-to-undo", "id")
    const isStanding = step.after.status === need.status && step.after.ownerId === need.ownerId
    if (!isStanding || !(atTheDesk || step.by === work.accountId)) return refuse("nothing-to-undo", "id")
    await writeNeedStep(work, need, step.before, "undo")
    return { done: true }
  })
}
