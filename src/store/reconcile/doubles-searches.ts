import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export const searchEnds = ["done", "cancelled", "failed", "interrupted"] as const
export type SearchEnd = (typeof searchEnds)[number]

/** A search of the register for records that are one person; one that has not ended runs, or was interrupted. */
export type DoublesSearchRow = {
  readonly id: string
  readonly startedAt: Instant
  /** Null: begun by the clock. */
  readonly by: string | null
  readonly startedById: string | null
  readonly people: number
  readonly endedAt: Instant | null
  readonly endedAs: SearchEnd | null
  readonly found: number | null
  readonly mark: string
}

/** False where one is running already. */
export async function insertDoublesSearch(
  tx: Tx,
  communityId: string,
  search: {
    readonly id: string
    readonly at: Instant
    readonly accountId: string | null
    readonly mark: string
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into doubles_search (community_id, search_id, started_at, started_by, people, register_mark)
     values ($1, $2, $3, $4, (select count(*) from person_identity where community_id = $1), $5) on conflict do nothing`,
    [communityId, search.id, search.at, search.accountId, search.mark],
  )
  return rowCount === 1
}

/** False where it has ended already. */
export async function endDoublesSearch(
  tx: Tx,
  communityId: string,
  id: string,
  end: { readonly at: Instant; readonly as: SearchEnd; readonly found: number | null },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update doubles_search set ended_at = $3, ended_as = $4, found = $5
     where community_id = $1 and search_id = $2 and ended_at is null`,
    [communityId, id, end.at, end.as, end.found],
  )
  return rowCount === 1
}

/** The newest searches, one that runs among them. */
export async function listDoublesSearches(
  tx: Tx,
  communityId: string,
  most: number,
): Promise<DoublesSearchRow[]> {
  const { rows } = await tx.client.query<DoublesSearchRow>(
    `select s.search_id as id, s.started_at as "startedAt", a.name as by, s.started_by as "startedById", s.people,
       s.ended_at as "endedAt", s.ended_as as "endedAs", s.found, s.register_mark as mark
     from doubles_search s
     left join account a on a.community_id = s.community_id and a.account_id = s.started_by
     where s.community_id = $1 order by s.started_at desc, s.search_id desc limit $2`,
    [communityId, most],
  )
  return rows
}

/** Whether the register has anybody at all. */
export async function hasPeople(tx: Tx, communityId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query("select from person_identity where community_id = $1 limit 1", [
    communityId,
  ])
  return rowCount === 1
}
