import type { Instant } from "../../core/kit/dates.ts"
import type { RowChange } from "../../core/reconcile/row-changes.ts"
import type { Tx } from "../database/db.ts"

/** What is kept of a merging beside its ids; it says who people are. */
export type MergeDetail = {
  readonly reason: string
  readonly undoReason?: string
  /** Row by row what hung on the record that went, and what that changed. */
  readonly changes: readonly RowChange[]
}

export type MergeRow = {
  readonly id: string
  readonly keptId: string
  readonly goneId: string
  readonly at: Instant
  readonly by: string
  readonly undoneAt: Instant | null
  readonly reason: string
}

export async function insertMerge(
  tx: Tx,
  communityId: string,
  merge: { readonly id: string; readonly keptId: string; readonly goneId: string } & MergeDetail & {
      readonly at: Instant
      readonly accountId: string
    },
): Promise<void> {
  const { id, keptId, goneId, at, accountId, reason, changes } = merge
  await tx.client.query(
    `insert into person_merge (community_id, merge_id, kept_id, gone_id, merged_at, merged_by) values ($1, $2, $3, $4, $5, $6)`,
    [communityId, id, keptId, goneId, at, accountId],
  )
  await tx.client.query(
    `insert into person_merge_detail (community_id, merge_id, retention, data) values ($1, $2, 'campaign', $3)`,
    [communityId, id, JSON.stringify({ reason, changes } satisfies MergeDetail)],
  )
}

/** A merging with all that it changed. */
export async function findMerge(
  tx: Tx,
  communityId: string,
  mergeId: string,
): Promise<(Pick<MergeRow, "id" | "keptId" | "goneId" | "undoneAt"> & MergeDetail) | undefined> {
  const { rows } = await tx.client.query<
    Pick<MergeRow, "id" | "keptId" | "goneId" | "undoneAt"> & { readonly data: MergeDetail }
  >(
    `select m.merge_id as id, kept_id as "keptId", gone_id as "goneId", undone_at as "undoneAt", data
     from person_merge m join person_merge_detail d on d.community_id = m.community_id and d.merge_id = m.merge_id
     where m.community_id = $1 and m.merge_id = $2`,
    [communityId, mergeId],
  )
  const [row] = rows
  if (row === undefined) return undefined
  const { data, ...merge } = row
  return { ...merge, ...data }
}

/** Whether who was kept has gone into somebody else since: then all that hung on either hangs there. */
export async function hasLaterMerge(tx: Tx, communityId: string, keptId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from person_merge where community_id = $1 and gone_id = $2 and undone_at is null",
    [communityId, keptId],
  )
  return (rowCount ?? 0) > 0
}

export async function markUndone(
  tx: Tx,
  communityId: string,
  mergeId: string,
  by: { readonly at: Instant; readonly accountId: string; readonly reason: string },
): Promise<void> {
  await tx.client.query(
    "update person_merge set undone_at = $3, undone_by = $4 where community_id = $1 and merge_id = $2",
    [communityId, mergeId, by.at, by.accountId],
  )
  await tx.client.query(
    `update person_merge_detail set data = jsonb_set(data - 'changes', '{undoReason}', to_jsonb($3::text)) || '{"changes": []}'
     where community_id = $1 and merge_id = $2`,
    [communityId, mergeId, by.reason],
  )
}

const MOST_MERGES = 200

/** Mergings, the newest first. */
export async function listMergeRows(tx: Tx, communityId: string): Promise<MergeRow[]> {
  const { rows } = await tx.client.query<MergeRow>(
    `select m.merge_id as id, kept_id as "keptId", gone_id as "goneId", merged_at as at, coalesce(a.name, '') as by,
       undone_at as "undoneAt", coalesce(d.data->>'reason', '') as reason
     from person_merge m
     left join person_merge_detail d on d.community_id = m.community_id and d.merge_id = m.merge_id
     left join account a on a.community_id = m.community_id and a.account_id = m.merged_by
     where m.community_id = $1 order by m.merged_at desc, m.merge_id desc limit ${MOST_MERGES}`,
    [communityId],
  )
  return rows
}

/** Who people are now, of those that have been merged into somebody: id → the one who is kept. */
export async function listKept(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  const { rows } = await tx.client.query<{ id: string; kept: string }>({
    name: "kept-people",
    text: `with recursive known as (
        select gone_id as id, kept_id as kept from person_merge
        where community_id = $1 and gone_id = any($2::uuid[]) and undone_at is null
        union
        select k.id, m.kept_id from known k
        join person_merge m on m.community_id = $1 and m.gone_id = k.kept and m.undone_at is null)
      select k.id, k.kept from known k where not exists (
        select from person_merge m where m.community_id = $1 and m.gone_id = k.kept and m.undone_at is null)`,
    values: [communityId, personIds],
  })
  return new Map(rows.map(({ id, kept }) => [id, kept]))
}

/** The merging of two people that stands. */
export async function findStandingMerge(
  tx: Tx,
  communityId: string,
  one: string,
  other: string,
): Promise<{ readonly id: string } | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select merge_id as id from person_merge where community_id = $1 and undone_at is null
       and ((kept_id = $2 and gone_id = $3) or (kept_id = $3 and gone_id = $2))`,
    [communityId, one, other],
  )
  return rows[0]
}
