import type { Tx } from "../database/db.ts"
import { bulkInsert } from "../imports/bulk-insert.ts"

export type NewAuditEntry = {
  readonly communityId: string
  readonly entryId: string
  readonly at: string
  readonly accountId: string | null
  readonly action: string
  readonly subjectKind: string | null
  readonly subjectId: string | null
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}

export type AuditEntryRow = {
  readonly entry_id: string
  readonly at: string
  readonly who: string | null
  readonly action: string
  readonly subject_kind: string | null
  readonly subject_id: string | null
}

export async function insertAuditEntry(tx: Tx, entry: NewAuditEntry): Promise<void> {
  await tx.query
    .insertInto("audit_entry")
    .values({
      community_id: entry.communityId,
      entry_id: entry.entryId,
      at: entry.at,
      account_id: entry.accountId,
      action: entry.action,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      data: JSON.stringify(entry.data),
    })
    .execute()
}

export async function insertAuditEntries(tx: Tx, entries: readonly NewAuditEntry[]): Promise<void> {
  await bulkInsert(
    tx,
    "audit_entry",
    ["community_id", "entry_id", "at", "account_id", "action", "subject_kind", "subject_id", "data"],
    entries.map((entry) => [
      ...[entry.communityId, entry.entryId, entry.at, entry.accountId, entry.action],
      ...[entry.subjectKind, entry.subjectId, entry.data],
    ]),
  )
}

/** The newest entries first, `limit` at most; those made before the entry `before`, those about `subject`. */
export async function listAuditEntries(
  tx: Tx,
  communityId: string,
  wanted: {
    readonly before?: string | undefined
    readonly subject?: string | undefined
    readonly limit: number
  },
): Promise<AuditEntryRow[]> {
  const { before, subject } = wanted
  return (
    tx.query
      .selectFrom("audit_entry as e")
      .leftJoin("account as a", (join) =>
        join.onRef("a.community_id", "=", "e.community_id").onRef("a.account_id", "=", "e.account_id"),
      )
      .select(["e.entry_id", "e.at", "a.name as who", "e.action", "e.subject_kind", "e.subject_id"])
      .where("e.community_id", "=", communityId)
      .$if(before !== undefined, (query) => query.where("e.entry_id", "<", before ?? ""))
      .$if(subject !== undefined, (query) => query.where("e.subject_id", "=", subject ?? ""))
      // ids are made in order of time
      .orderBy("e.entry_id", "desc")
      .limit(wanted.limit)
      .execute()
  )
}

/** Whether an account has done something with a subject since a moment, as it is written down. */
export async function hasAuditEntry(
  tx: Tx,
  communityId: string,
  wanted: {
    readonly action: string
    readonly subjectId: string
    readonly accountId: string
    readonly since: string
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from audit_entry where community_id = $1 and subject_id = $2 and action = $3 and account_id = $4 and at > $5
     limit 1`,
    [communityId, wanted.subjectId, wanted.action, wanted.accountId, wanted.since],
  )
  return rowCount === 1
}
