import { findAccount, updateAccount } from "../../store/access/accounts.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { deleteSessionsOf } from "../../store/access/sessions.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"
import { hashPassword, isPassword } from "./password.ts"
import { presentWho, type Who } from "./present-account.ts"

export type ChangeOfOwnAccount = {
  readonly commandId: string
  readonly language?: "zh" | "en"
  readonly password?: { readonly old: string; readonly new: string }
}

/** Changes one's own language or password; a new password ends one's sessions everywhere else. */
export async function changeOwnAccount(
  context: Context,
  tokenHash: Buffer,
  given: ChangeOfOwnAccount,
): Promise<Who | Refusal<"wrong-password" | "command-id-taken">> {
  authorise(context, "use-account")
  const { communityId, accountId } = context
  const newHash = given.password === undefined ? undefined : await hashPassword(given.password.new)
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "account.change-own", async () => {
      const account = await findAccount(tx, communityId, accountId)
      if (!account) throw new Error("a session without its account")
      if (given.password && !(await isPassword(given.password.old, account.password_hash))) {
        return refuse("wrong-password", "password")
      }
      const change = {
        language: given.language ?? account.language,
        password_hash: newHash ?? account.password_hash,
      }
      await updateAccount(tx, communityId, accountId, change)
      if (newHash !== undefined) await deleteSessionsOf(tx, communityId, accountId, tokenHash)
      await recordAudit(tx, context, {
        action: "account.change-own",
        subjectKind: "account",
        subjectId: accountId,
        data: { language: given.language ?? null, password: newHash !== undefined },
      })
      return presentWho({ ...account, ...change }, await getCommunity(tx, communityId))
    }),
  )
}
