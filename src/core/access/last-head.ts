import type { Role } from "./roles.ts"

/** An account as this rule sees it. */
export type HeadCandidate = { readonly id: string; readonly role: Role; readonly disabled: boolean }

/** What is wanted of an account; what is left out stays. */
export type AccountChange = { readonly role?: Role | undefined; readonly disabled?: boolean | undefined }

/** Whether a change would leave the neighbourhood without a head who can sign in: then nobody could mend it. */
export function wouldLeaveNoHead(
  accounts: readonly HeadCandidate[],
  id: string,
  change: AccountChange,
): boolean {
  const after = accounts.map((account) =>
    account.id === id
      ? { ...account, role: change.role ?? account.role, disabled: change.disabled ?? account.disabled }
      : account,
  )
  return !after.some(isActiveHead) && accounts.some(isActiveHead)
}

function isActiveHead(account: HeadCandidate): boolean {
  return account.role === "head" && !account.disabled
}
