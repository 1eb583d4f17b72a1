import { findCommand, insertCommand, lockCommand } from "../store/access/commands.ts"
import type { Tx } from "../store/database/db.ts"
import type { Refusal } from "./context.ts"
import { isRefusal } from "./refusal.ts"

/**
 * Does a command of a client once, however often it is sent: the second sending is answered with the stored reply of
 * the first, and two at the same time one after the other. A refusal changes nothing and is not kept: the same command
 * may be sent again once its cause is gone. An id that someone else, or another command, has used is refused.
 * `Reply` must survive JSON; it lies in the table `command`, so it says nothing about a resident but ids.
 */
export async function once<Reply, Code extends string>(
  tx: Tx,
  who: { readonly communityId: string; readonly accountId: string; readonly now: () => string },
  commandId: string,
  name: string,
  work: () => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "command-id-taken">> {
  // they run in this order, and are one way there and back together
  const [, done] = await Promise.all([
    lockCommand(tx, who.communityId, commandId),
    findCommand(tx, who.communityId, commandId),
  ])
  if (done) {
    const own = done.account_id === who.accountId && done.name === name
    return own ? (done.reply as Reply) : { ok: false, refusal: "command-id-taken" }
  }
  const reply = await work()
  if (isRefusal(reply)) return reply
  await insertCommand(tx, {
    communityId: who.communityId,
    commandId,
    accountId: who.accountId,
    name,
    reply,
    doneAt: who.now(),
  })
  return reply
}
