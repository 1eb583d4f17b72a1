import { inNeighbourhood } from "../../store/database/db.ts"
import { findGuard, saveGuardEnd } from "../../store/gate/guards.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

/** A guard goes, and the PIN with them; taken back, both are there again. */
export async function endGuard(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly undo?: boolean },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "run-posts")
  const { communityId } = context
  const action = given.undo ? "guard.return" : "guard.end"
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, action, async () => {
      const guard = await findGuard(tx, communityId, given.id)
      if (guard === undefined) return refuse("not-found", "id")
      const endedAt = given.undo ? null : (guard.endedAt ?? context.now())
      await saveGuardEnd(tx, communityId, given.id, endedAt)
      await recordAudit(tx, context, { action, subjectKind: "guard", subjectId: given.id })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
