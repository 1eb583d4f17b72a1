import type { Tx } from "../../store/database/db.ts"
import { findWorker, type WorkerState } from "../../store/roster/roll.ts"
import { activateWorker, endWorkers, reopenGuard, restoreTurns } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { forgetWorker } from "./forget-worker.ts"
import { mayTouch } from "./roll-sight.ts"

type Done = { readonly done: true }

/** Ends somebody's time on the roll, and the turns that are still to come. Whoever asked and is not taken on is forgotten at once. */
export async function endWorker(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly why: "own-wish" | "moved" | "not-taken-on"
  },
): Promise<Done | Refusal<"not-found" | "not-on-roll" | "not-asking" | "command-id-taken">> {
  const { why } = given
  if (why === "not-taken-on") {
    return forgetWorker(context, given, why, ({ stage }) =>
      stage === "asked" ? null : refuse("not-asking", "id"),
    )
  }
  return atDesk(context, "run-roll", given, "worker.end", async (work) => {
    const { tx, communityId } = work
    const worker = await findWorker(tx, communityId, given.id)
    if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "id")
    if (worker.stage !== "active") return refuse("not-on-roll", "id")
    await endWorkers(tx, communityId, [worker.id], { at: work.now(), why })
    const subject = { subjectKind: "worker", subjectId: worker.id }
    await recordAudit(tx, work, { action: "worker.end", ...subject, data: { why } })
    return { done: true as const }
  })
}

/** Somebody comes back. `undo`: the ending was a slip, and the turns that went with it stand again. */
export async function returnWorker(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly undo: boolean },
): Promise<Done | Refusal<"not-found" | "not-ended" | "command-id-taken">> {
  return atDesk(context, "run-roll", given, "worker.return", async (work) => {
    const { tx, communityId } = work
    const worker = await findWorker(tx, communityId, given.id)
    if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "id")
    if (worker.endedAt === null || worker.endedWhy === "not-taken-on") return refuse("not-ended", "id")
    // whose name was deleted does not come back
    if (worker.endedWhy === "forgotten" || worker.endedWhy === "consent-withdrawn") {
      return refuse("not-ended", "id")
    }
    await bringBack(tx, communityId, worker, given.undo ? worker.endedAt : null, work.now())
    await recordAudit(tx, work, { action: "worker.return", subjectKind: "worker", subjectId: worker.id })
    return { done: true as const }
  })
}

async function bringBack(
  tx: Tx,
  communityId: string,
  worker: WorkerState,
  endedAt: WorkerState["endedAt"],
  now: NonNullable<WorkerState["endedAt"]>,
): Promise<void> {
  if (endedAt !== null) await restoreTurns(tx, communityId, { id: worker.id, endedAt }, now)
  await activateWorker(tx, communityId, worker.id, { at: now, factId: null })
  if (worker.guardId !== null) await reopenGuard(tx, communityId, worker.guardId)
}
