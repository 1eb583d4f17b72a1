import { inNeighbourhood } from "../../store/database/db.ts"
import { revokeDevices } from "../../store/gate/devices.ts"
import { lockPost, savePostClosed } from "../../store/gate/posts.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

/** Closes a post and shuts its devices out; opened again, it waits for others to join. */
export async function closePost(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly undo?: boolean },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "run-posts")
  const { communityId } = context
  const action = given.undo ? "post.open" : "post.close"
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, action, async () => {
      const post = await lockPost(tx, communityId, given.id)
      if (post === undefined) return refuse("not-found", "id")
      const now = context.now()
      if (!given.undo) await revokeDevices(tx, communityId, { postId: given.id }, now)
      await savePostClosed(tx, communityId, given.id, given.undo ? null : (post.closedAt ?? now))
      await recordAudit(tx, context, { action, subjectKind: "post", subjectId: given.id })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
