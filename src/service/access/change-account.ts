import { wouldLeaveNoHead } from "../../core/access/last-head.ts"
import { noTries } from "../../core/access/lockout.ts"
import type { Role } from "../../core/access/roles.ts"
import { type AccountRow, lockAccounts, updateAccount } from "../../store/access/accounts.ts"
import { deleteSessionsOf } from "../../store/access/sessions.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"
import { hashPassword } from "./password.ts"
import { type AccountView, getRole, presentAccount } from "./present-account.ts"

export type ChangeOfAccount = {
  readonly commandId: string
  readonly id: string
  readonly role?: Role
  readonly disabled?: boolean
  readonly unlock?: true
  readonly password?: string
}

/**
 * Changes what is named of an account: its role, whether it may sign in, its password (a new one ends its sessions
 * and its lock). The neighbourhood's last head can neither be disabled nor made something else.
 */
export async function changeAccount(
  context: Context,
  given: ChangeOfAccount,
): Promise<AccountView | Refusal<"not-found" | "last-head" | "command-id-taken">> {
  authorise(context, "manage-accounts")
  const passwordHash = given.password === undefined ? undefined : await hashPassword(given.password)
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "account.change", async () => {
      const accounts = await lockAccounts(tx, communityId)
      const account = accounts.find((row) => row.account_id === given.id)
      if (!account) return refuse("not-found", "id")
      if (wouldLeaveNoHead(accounts.map(asCandidate), given.id, given)) return refuse("last-head")
      const change = changedColumns(account, given, passwordHash, context.now())
      await updateAccount(tx, communityId, given.id, change)
      if (given.disabled === true || passwordHash !== undefined) {
        await deleteSessionsOf(tx, communityId, given.id, null)
      }
      await recordAudit(tx, context, {
        action: "account.change",
        subjectKind: "account",
        subjectId: given.id,
        data: whatChanged(given),
      })
      return presentAccount({ ...account, ...change }, context.now())
    }),
  )
}

function asCandidate(row: AccountRow) {
  return { id: row.account_id, role: getRole(row.role), disabled: row.disabled_at !== null }
}

function changedColumns(
  account: AccountRow,
  given: ChangeOfAccount,
  passwordHash: string | undefined,
  now: string,
) {
  const opened = given.unlock === true || passwordHash !== undefined
  const disabledAt = given.disabled === undefined ? account.disabled_at : given.disabled ? now : null
  return {
    role: given.role ?? account.role,
    disabled_at: disabledAt,
    password_hash: passwordHash ?? account.password_hash,
    failed_sign_ins: opened ? noTries.failed : account.failed_sign_ins,
    locked_until: opened ? noTries.lockedUntil : account.locked_until,
  }
}

function whatChanged(given: ChangeOfAccount) {
  return {
    role: given.role ?? null,
    disabled: given.disabled ?? null,
    unlock: given.unlock ?? false,
    password: given.password !== undefined,
  }
}
