import { insertAuditEntries, insertAuditEntry, type NewAuditEntry } from "../store/access/audit-entries.ts"
import type { Tx } from "../store/database/db.ts"
import type { Ground } from "./context.ts"

/** Who does it: a person signed in, or nobody yet (a failed sign-in, the command line). */
export type Actor = Pick<Ground, "now" | "newId"> & {
  readonly communityId: string
  readonly accountId: string | null
}

export type Audited = {
  /** Noun and verb: `account.add`, `home.read`. */
  readonly action: string
  readonly subjectKind?: string
  readonly subjectId?: string
  /** Codes and counts. Never a name, a number of a person or free text about one. */
  readonly data?: Readonly<Record<string, string | number | boolean | null>>
}

/** Writes down, in the transaction of the deed itself, what was changed or whose details were read. */
export async function recordAudit(tx: Tx, actor: Actor, audited: Audited): Promise<void> {
  await insertAuditEntry(tx, entryOf(actor, audited))
}

/** The same of many subjects at once. */
export async function recordAudits(
  tx: Tx,
  actor: Actor,
  subjectIds: readonly string[],
  audited: Omit<Audited, "subjectId">,
): Promise<void> {
  const entries = subjectIds.map((subjectId) => entryOf(actor, { ...audited, subjectId }))
  await insertAuditEntries(tx, entries)
}

function entryOf(actor: Actor, audited: Audited): NewAuditEntry {
  return {
    communityId: actor.communityId,
    entryId: actor.newId(),
    at: actor.now(),
    accountId: actor.accountId,
    action: audited.action,
    subjectKind: audited.subjectKind ?? null,
    subjectId: audited.subjectId ?? null,
    data: audited.data ?? {},
  }
}
