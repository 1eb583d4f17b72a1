import { createHmac } from "node:crypto"
import { joinCodeEnd } from "../../core/gate/credential-life.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { insertJoinCode } from "../../store/gate/join-codes.ts"
import { lockPost } from "../../store/gate/posts.ts"
import { sessionTokenOf } from "../access/session-token.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"

/**
 * A code by which one phone joins a post. Its secret is worked out of the command's id under the neighbourhood's key: a
 * command sent again shows the same code, and only its hash is kept.
 */
export async function makeJoinCode(
  context: Context,
  given: { readonly commandId: string; readonly postId: string },
): Promise<
  | { readonly code: string; readonly expiresAt: string }
  | Refusal<"not-found" | "post-closed" | "command-id-taken">
> {
  authorise(context, "run-posts")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const key = await getFingerprintKey(tx, communityId)
    const secret = createHmac("sha256", key).update(`join ${given.commandId}`).digest()
    const { cookie: code, key: hashed } = sessionTokenOf(communityId, secret)
    const made = await once(tx, context, given.commandId, "join-code.make", async () => {
      const post = await lockPost(tx, communityId, given.postId)
      if (post === undefined) return refuse("not-found", "postId")
      if (post.closedAt !== null) return refuse("post-closed", "postId")
      const madeAt = context.now()
      const expiresAt = joinCodeEnd(madeAt)
      await insertJoinCode(tx, communityId, {
        ...{ hash: hashed.tokenHash, postId: given.postId },
        ...{ madeAt, expiresAt },
      })
      const subject = { subjectKind: "post", subjectId: given.postId }
      await recordAudit(tx, context, { action: "join-code.make", ...subject })
      return { expiresAt }
    })
    return isRefusal(made) ? made : { code, ...made }
  })
}
