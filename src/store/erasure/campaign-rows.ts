import type { PlainDate } from "../../core/kit/dates.ts"
import type { Summary } from "../../core/report/summary.ts"
import type { Tx } from "../database/db.ts"
import { countAllMonthsChanged } from "../report/month-changes.ts"
import type { ErasedCounts } from "./subject-rows.ts"

/** Deletes every row of these tables that belongs to the neighbourhood, in this order. */
export async function eraseCampaignRows(
  tx: Tx,
  communityId: string,
  tables: readonly string[],
): Promise<ErasedCounts> {
  const counts: ErasedCounts = {}
  for (const table of tables) {
    const { rowCount } = await tx.client.query(`delete from ${table} where community_id = $1`, [communityId])
    counts[table] = rowCount ?? 0
  }
  await countAllMonthsChanged(tx, communityId)
  return counts
}

/** Puts a new key in place of the one that all fingerprints were made with: none of them can be made again. */
export async function replaceFingerprintKey(tx: Tx, communityId: string, key: Buffer): Promise<void> {
  await tx.client.query("update community set fingerprint_key = $2 where community_id = $1", [
    communityId,
    key,
  ])
}

/** The first day that anything counts for; null where nothing does. */
export async function findFirstDay(tx: Tx, communityId: string): Promise<PlainDate | null> {
  const { rows } = await tx.client.query<{ first: PlainDate | null }>(
    `select min(first) as first from (
       select min(day) as first from tally where community_id = $1
       union all select min(opened_on) from quarantine_case where community_id = $1
       union all select min(first_on) from screening where community_id = $1
       union all select min(day) from frozen_summary where community_id = $1) days`,
    [communityId],
  )
  return rows[0]?.first ?? null
}

/** Keeps the summary of a day for good; one that was kept before stands. */
export async function freezeSummary(tx: Tx, communityId: string, summary: Summary): Promise<void> {
  await tx.client.query(
    `insert into frozen_summary (community_id, day, summary) values ($1, $2, $3)
     on conflict (community_id, day) do nothing`,
    [communityId, summary.日期, JSON.stringify(summary)],
  )
}

/** The summary of a day whose campaign was deleted. */
export async function findFrozenSummary(
  tx: Tx,
  communityId: string,
  day: PlainDate,
): Promise<Summary | undefined> {
  const { rows } = await tx.client.query<{ summary: Summary }>({
    name: "frozen-summary",
    text: "select summary from frozen_summary where community_id = $1 and day = $2",
    values: [communityId, day],
  })
  return rows[0]?.summary
}
