import { createHmac } from "node:crypto"
import { joinCodeEnd } from "../../core/gate/credential-life.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { insertJoinCode } from "../../store/gate/join-codes.ts"
import { lockPost } from "../../store/gate/posts.ts"
import { sessionTokenOf } from "../access/session-token.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"

export type JoinCode = { readonly code: string; readonly expiresAt: string }

/** A code by which one phone joins a gate. */
export async function makeJoinCode(
  context: Context,
  given: { readonly commandId: string; readonly postId: string },
): Promise<JoinCode | Refusal<"not-found" | "post-closed" | "command-id-taken">> {
  authorise(context, "run-posts")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    writeJoinCode(tx, context, given.commandId, async () => {
      const post = await lockPost(tx, communityId, given.postId)
      if (post === undefined) return refuse("not-found", "postId")
      return post.closedAt === null ? given.postId : refuse("post-closed", "postId")
    }),
  )
}

/**
 * Writes down a code of one use. Its secret is worked out of the command's id under the neighbourhood's key: a command sent
 * again shows the same code, and only its hash is kept.
 */
export async function writeJoinCode<Code extends string = never>(
  tx: Tx,
  context: Context,
  commandId: string,
  choosePost: () => Promise<string | Refusal<Code>>,
): Promise<JoinCode | Refusal<Code | "command-id-taken">> {
  const { communityId } = context
  const key = await getFingerprintKey(tx, communityId)
  const secret = createHmac("sha256", key).update(`join ${commandId}`).digest()
  const { cookie: code, key: hashed } = sessionTokenOf(communityId, secret)
  const made = await once(tx, context, commandId, "join-code.make", async () => {
    const postId = await choosePost()
    if (typeof postId !== "string") return postId
    const madeAt = context.now()
    const expiresAt = joinCodeEnd(madeAt)
    await insertJoinCode(tx, communityId, { hash: hashed.tokenHash, postId, madeAt, expiresAt })
    await recordAudit(tx, context, { action: "join-code.make", subjectKind: "post", subjectId: postId })
    return { expiresAt }
  })
  return isRefusal(made) ? made : { code, ...made }
}
