import { deleteSession } from "../../store/access/sessions.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import type { Context } from "../context.ts"

/** Ends the session; the cookie is worth nothing afterwards, wherever a copy of it lies. */
export async function signOut(context: Context, tokenHash: Buffer): Promise<{ readonly done: true }> {
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    await deleteSession(tx, context.communityId, tokenHash)
    await recordAudit(tx, context, {
      action: "session.end",
      subjectKind: "account",
      subjectId: context.accountId,
    })
    return { done: true }
  })
}
