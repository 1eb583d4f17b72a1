import type { ListColumnKind } from "../../core/reconcile/list-column.ts"
import type { Tx } from "../database/db.ts"
import type { RowFinding } from "./list-rows.ts"

export type RowToMatch = { readonly id: string; readonly cells: readonly string[] }

export type RowAsFound = {
  readonly id: string
  /** Nobody said who it is, and it has not ended: matching may say so. */
  readonly isFree: boolean
  /** What matching found of it the last time. */
  readonly before: Pick<RowFinding, "identity" | "personId" | "household"> & {
    readonly found: Partial<RowFinding["found"]>
  }
}

/** Every row of a list, in its order, with what it says. */
export async function listRowsToMatch(tx: Tx, communityId: string, listId: string): Promise<RowToMatch[]> {
  const { rows } = await tx.client.query<RowToMatch>(
    `select r.row_id as id, coalesce(d.data->'cells', '[]') as cells
     from list_row r left join list_row_detail d on d.community_id = r.community_id and d.row_id = r.row_id
     where r.community_id = $1 and r.list_id = $2 order by r.place`,
    [communityId, listId],
  )
  return rows
}

/** Some rows as matching left them. */
export async function listRowsAsFound(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<RowAsFound[]> {
  const { rows } = await tx.client.query<RowAsFound>(
    `select r.row_id as id, r.identity_by is null and r.outcome is null as "isFree",
       jsonb_build_object('identity', r.identity, 'personId', r.person_id, 'household', r.household, 'found', jsonb_build_object(
         'candidates', d.data->'candidates', 'earlier', d.data->'earlier', 'isElsewhere', d.data->'isElsewhere')) as before
     from list_row r left join list_row_detail d on d.community_id = r.community_id and d.row_id = r.row_id
     where r.community_id = $1 and r.row_id = any($2::uuid[])`,
    [communityId, ids],
  )
  return rows
}

export type UnknownRow = {
  readonly id: string
  readonly kinds: readonly ListColumnKind[]
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

/** Rows of earlier lists in which the register knows nobody. */
export async function listUnknownRows(
  tx: Tx,
  communityId: string,
  listId: string,
  most: number,
): Promise<UnknownRow[]> {
  const { rows } = await tx.client.query<UnknownRow>(
    `select r.row_id as id, ld.data->'kinds' as kinds, ld.data->'header' as header, d.data->'cells' as cells
     from list_row r
     join person_list l on l.community_id = r.community_id and l.list_id = r.list_id
     join person_list_detail ld on ld.community_id = l.community_id and ld.list_id = l.list_id
     join list_row_detail d on d.community_id = r.community_id and d.row_id = r.row_id
     where r.community_id = $1 and r.list_id <> $2 and r.identity <> 'same' and l.taken_back_at is null
       and l.made_at <= (select made_at from person_list where community_id = $1 and list_id = $2)
     order by l.made_at desc, r.place limit $3`,
    [communityId, listId, most],
  )
  return rows
}
