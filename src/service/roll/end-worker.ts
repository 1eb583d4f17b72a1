import { findWorker, type WorkerState } from "../../store/roster/roll.ts"
import { activateWorker, reopenGuard } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { type Returned, returnLeftTurns } from "../duty/return-turns.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { endOnRoll } from "./end-on-roll.ts"
import { forgetWorker } from "./forget-worker.ts"
import { mayTouch } from "./roll-sight.ts"

/**
 * Ends somebody's time on the roll, and their turns that are still to come: gives how many. Whoever asked and is not taken on is
 * forgotten at once.
 */
export async function endWorker(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly why: "own-wish" | "moved" | "not-taken-on"
  },
): Promise<
  { readonly turns: number } | Refusal<"not-found" | "not-on-roll" | "not-asking" | "command-id-taken">
> {
  const { why } = given
  if (why === "not-taken-on") {
    const forgotten = await forgetWorker(context, given, why, ({ stage }) =>
      stage === "asked" ? null : refuse("not-asking", "id"),
    )
    return isRefusal(forgotten) ? forgotten : { turns: 0 }
  }
  return atDesk(context, "run-roll", given, "worker.end", async (work) => {
    const { tx, communityId } = work
    const worker = await findWorker(tx, communityId, given.id)
    if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "id")
    if (worker.stage !== "active") return refuse("not-on-roll", "id")
    const turns = await endOnRoll(work, [worker.id], why)
    const subject = { subjectKind: "worker", subjectId: worker.id }
    await recordAudit(tx, work, { action: "worker.end", ...subject, data: { why, turns } })
    return { turns }
  })
}

/**
 * Somebody comes back. `undo`: the ending was a slip, and the turns that went with it are theirs again, where nobody else has the
 * place by now and the rules allow it.
 */
export async function returnWorker(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly undo: boolean },
): Promise<Returned | Refusal<"not-found" | "not-ended" | "command-id-taken">> {
  return atDesk(context, "run-roll", given, "worker.return", async (work) => {
    const { tx, communityId } = work
    const worker = await findWorker(tx, communityId, given.id)
    if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "id")
    if (worker.endedAt === null || worker.endedWhy === "not-taken-on") return refuse("not-ended", "id")
    // whose name was deleted does not come back
    if (worker.endedWhy === "forgotten" || worker.endedWhy === "consent-withdrawn") {
      return refuse("not-ended", "id")
    }
    await bringBack(work, worker)
    const { id, endedAt } = worker
    const returned = given.undo ? await returnLeftTurns(work, { id, endedAt }) : { back: [], gone: [] }
    const data = { turns: returned.back.length }
    await recordAudit(tx, work, { action: "worker.return", subjectKind: "worker", subjectId: id, data })
    return returned
  })
}

async function bringBack({ tx, communityId, now }: SignedInWork, worker: WorkerState): Promise<void> {
  await activateWorker(tx, communityId, worker.id, { at: now(), factId: null })
  if (worker.guardId !== null) await reopenGuard(tx, communityId, worker.guardId)
}
