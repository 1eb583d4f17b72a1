import { plainLogin } from "../../core/access/login.ts"
import type { Role } from "../../core/access/roles.ts"
import { findAccountByLogin, insertAccount } from "../../store/access/accounts.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"
import { hashPassword } from "./password.ts"
import type { AccountView } from "./present-account.ts"

export type AccountToAdd = {
  readonly commandId: string
  readonly name: string
  readonly login: string
  readonly role: Role
  readonly password: string
}

/** Gives one more person a login in this neighbourhood. */
export async function addAccount(
  context: Context,
  given: AccountToAdd,
): Promise<AccountView | Refusal<"login-taken" | "bad-input" | "command-id-taken">> {
  authorise(context, "manage-accounts")
  const login = plainLogin(given.login)
  if (login === "") return refuse("bad-input", "login")
  const passwordHash = await hashPassword(given.password)
  return inNeighbourhood(context.db, context.communityId, (tx) =>
    once(tx, context, given.commandId, "account.add", async () => {
      if (await findAccountByLogin(tx, context.communityId, login)) return refuse("login-taken", "login")
      const account: AccountView = {
        id: context.newId(),
        login,
        name: given.name,
        role: given.role,
        madeAt: context.now(),
        disabled: false,
        locked: false,
      }
      await insertAccount(tx, {
        community_id: context.communityId,
        account_id: account.id,
        login: account.login,
        name: account.name,
        role: account.role,
        password_hash: passwordHash,
        language: "zh",
        made_at: account.madeAt,
      })
      await recordAudit(tx, context, {
        action: "account.add",
        subjectKind: "account",
        subjectId: account.id,
        data: { role: account.role },
      })
      return account
    }),
  )
}
