import { expiryOf } from "../../core/access/session-life.ts"
import { deleteEndedSessions, insertSession } from "../../store/access/sessions.ts"
import type { Tx } from "../../store/database/db.ts"
import type { Ground } from "../context.ts"
import { makeSessionToken } from "./session-token.ts"

/** Signs an account in; what comes back is the cookie's value, which is stored nowhere. */
export async function startSession(
  tx: Tx,
  ground: Pick<Ground, "now">,
  account: { readonly communityId: string; readonly accountId: string },
): Promise<string> {
  const now = ground.now()
  const { cookie, key } = makeSessionToken(account.communityId)
  await deleteEndedSessions(tx, account.communityId, now)
  await insertSession(tx, {
    ...key,
    accountId: account.accountId,
    madeAt: now,
    expiresAt: expiryOf(now, now),
  })
  return cookie
}
