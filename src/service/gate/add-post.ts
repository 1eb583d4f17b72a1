import { inNeighbourhood } from "../../store/database/db.ts"
import { insertPost, listPosts } from "../../store/gate/posts.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

/** One more gate. */
export async function addPost(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly name: string },
): Promise<
  { readonly id: string } | Refusal<"post-name-taken" | "already-known" | "bad-input" | "command-id-taken">
> {
  authorise(context, "run-posts")
  const { communityId } = context
  const name = given.name.trim()
  if (name === "") return refuse("bad-input", "name")
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "post.add", async () => {
      if (!(await insertPost(tx, communityId, { id: given.id, name, madeAt: context.now() }))) {
        const isTaken = (await listPosts(tx, communityId)).some((post) => post.name === name)
        return isTaken ? refuse("post-name-taken", "name") : refuse("already-known", "id")
      }
      await recordAudit(tx, context, { action: "post.add", subjectKind: "post", subjectId: given.id })
      await notifyChange(tx, communityId)
      return { id: given.id }
    }),
  )
}
