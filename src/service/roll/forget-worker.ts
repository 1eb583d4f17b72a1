import { asOwner } from "../../store/database/db.ts"
import { forgetWorkers } from "../../store/erasure/worker-rows.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { findWorker, type WorkerState } from "../../store/roster/roll.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"
import { endOnRoll } from "./end-on-roll.ts"
import { mayTouch } from "./roll-sight.ts"

/**
 * Deletes name and number of somebody on the roll at once, with all that hangs on them: they took back that these are kept, or asked to
 * join and were not taken on. `may`: whether it may be done with who stands so.
 */
export async function forgetWorker<Code extends string>(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
  why: "consent-withdrawn" | "not-taken-on",
  may: (worker: WorkerState) => Refusal<Code> | null,
): Promise<{ readonly done: true } | Refusal<Code | "not-found" | "command-id-taken">> {
  authorise(context, "run-roll")
  const { communityId } = context
  return asOwner(context.ownerDb, (tx) =>
    once<{ readonly done: true }, Code | "not-found">(
      tx,
      context,
      given.commandId,
      `worker.${why}`,
      async () => {
        await lockBooks(tx, communityId)
        const worker = await findWorker(tx, communityId, given.id)
        if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "id")
        const refused = may(worker)
        if (refused !== null) return refused
        await endOnRoll({ ...context, tx }, [worker.id], why)
        await forgetWorkers(tx, communityId, [worker.id], { at: context.now(), why })
        const subject = { subjectKind: "worker", subjectId: worker.id }
        await recordAudit(tx, context, { action: "worker.forget", ...subject, data: { why } })
        await notifyChange(tx, communityId)
        return { done: true as const }
      },
    ),
  )
}
