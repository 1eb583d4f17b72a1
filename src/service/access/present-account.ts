import { isLocked } from "../../core/access/lockout.ts"
import { mayDo, type Permission, permissions, type Role, roles } from "../../core/access/roles.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { AccountRow } from "../../store/access/accounts.ts"

/** A person signed in, as the screens need it. */
export type Who = {
  readonly accountId: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly language: "zh" | "en"
  readonly neighbourhood: string
  readonly demonstration: boolean
  readonly permissions: Permission[]
}

/** An account as the head sees it in the list. */
export type AccountView = {
  readonly id: string
  readonly login: string
  readonly name: string
  readonly role: Role
  readonly madeAt: string
  readonly disabled: boolean
  readonly locked: boolean
}

type WhoRow = Pick<AccountRow, "account_id" | "login" | "name" | "role" | "language">

export function presentWho(
  row: WhoRow,
  community: { readonly name: string; readonly demonstration: boolean },
): Who {
  const role = getRole(row.role)
  return {
    accountId: row.account_id,
    login: row.login,
    name: row.name,
    role,
    language: row.language === "en" ? "en" : "zh",
    neighbourhood: community.name,
    demonstration: community.demonstration,
    permissions: permissions.filter((permission) => mayDo(role, permission)),
  }
}

export function presentAccount(row: AccountRow, now: Instant): AccountView {
  return {
    id: row.account_id,
    login: row.login,
    name: row.name,
    role: getRole(row.role),
    madeAt: row.made_at,
    disabled: row.disabled_at !== null,
    locked: isLocked({ failed: row.failed_sign_ins, lockedUntil: row.locked_until as Instant | null }, now),
  }
}

/** The role that a row names; throws for one that this version does not know. */
export function getRole(text: string): Role {
  const role = roles.find((known) => known === text)
  if (role === undefined) throw new RangeError("not a role")
  return role
}
