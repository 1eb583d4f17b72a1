import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** How many asked to join by link since a moment, whatever became of them. */
export async function countAskedSince(tx: Tx, communityId: string, since: Instant): Promise<number> {
  const { rows } = await tx.client.query<{ count: number }>(
    `select count(*)::int as count from worker where community_id = $1 and joined_by = 'link' and asked_at > $2`,
    [communityId, since],
  )
  return rows[0]?.count ?? 0
}

/** The rows of the roll that a row of its book made, when that is taken back: whoever was never meant to be on it is not. */
export async function listWorkersOfFact(tx: Tx, communityId: string, factId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select worker_id as id from worker where community_id = $1 and fact_id = $2",
    [communityId, factId],
  )
  return rows.map(({ id }) => id)
}
