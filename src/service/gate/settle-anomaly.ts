import { inNeighbourhood } from "../../store/database/db.ts"
import { saveAnomalySettled } from "../../store/gate/anomalies.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

/** Somebody has looked at it and done what was to do; taken back, it is open again. */
export async function settleAnomaly(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly undo?: boolean },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "see-entries")
  const { communityId } = context
  const action = given.undo ? "anomaly.reopen" : "anomaly.settle"
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, action, async () => {
      const settled = given.undo ? null : { at: context.now(), by: context.accountId }
      if (!(await saveAnomalySettled(tx, communityId, given.id, settled))) return refuse("not-found", "id")
      await recordAudit(tx, context, { action, subjectKind: "anomaly", subjectId: given.id })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
