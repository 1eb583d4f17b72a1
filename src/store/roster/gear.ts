import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** Gear handed out for a shift, as the stock book has it. */
export type GearIssue = {
  readonly id: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
  readonly item: string
  readonly amount: string
  readonly unit: string
  readonly issuedAt: Instant
}

export async function insertGearIssue(
  tx: Tx,
  communityId: string,
  gear: Pick<GearIssue, "id" | "day" | "postId" | "hoursId" | "issuedAt">,
): Promise<void> {
  await tx.client.query(
    `insert into gear_issue (community_id, fact_id, day, post_id, hours_id, issued_at) values ($1, $2, $3, $4, $5, $6)`,
    [communityId, gear.id, gear.day, gear.postId, gear.hoursId, gear.issuedAt],
  )
}

export async function listGearIssues(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<GearIssue[]> {
  const { rows } = await tx.client.query<GearIssue>(
    `select g.fact_id as id, g.day, g.post_id as "postId", g.hours_id as "hoursId", coalesce(f.data->>'物品', '') as item,
       coalesce(f.data->>'数量', '') as amount, coalesce(f.data->>'单位', '') as unit, g.issued_at as "issuedAt"
     from gear_issue g join fact f on f.community_id = $1 and f.fact_id = g.fact_id
     where g.community_id = $1 and g.day between $2 and $3 order by g.issued_at, f.data->>'物品' collate "C", g.fact_id`,
    [communityId, from, until],
  )
  return rows
}

/** Things of the stock book that were handed out or came in before, with their unit; the latest first. */
export async function listStockItems(
  tx: Tx,
  communityId: string,
): Promise<{ readonly item: string; readonly unit: string }[]> {
  const { rows } = await tx.client.query(
    `select data->>'物品' as item, coalesce(data->>'单位', '') as unit from fact
     where community_id = $1 and kind = 'stock-movement' and data ? '物品'
     group by 1, 2 order by max(at) desc nulls last limit 12`,
    [communityId],
  )
  return rows
}

/** The row is linked to no shift and no round any more. */
export async function unlinkRow(
  tx: Tx,
  communityId: string,
  table: "gear_issue" | "post_inspection",
  factId: string,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `delete from ${table} where community_id = $1 and fact_id = $2`,
    [communityId, factId],
  )
  return rowCount === 1
}

export type Inspection = {
  readonly id: string
  readonly postId: string
  readonly workerId: string | null
  readonly at: Instant
  readonly isNight: boolean
  readonly outcome: string
  readonly problem: string
}

export async function insertInspection(
  tx: Tx,
  communityId: string,
  inspection: Pick<Inspection, "id" | "postId" | "workerId" | "at" | "isNight">,
): Promise<void> {
  const { id, postId, workerId, at, isNight } = inspection
  await tx.client.query(
    `insert into post_inspection (community_id, fact_id, post_id, worker_id, inspected_at, is_night) values ($1, $2, $3, $4, $5, $6)`,
    [communityId, id, postId, workerId, at, isNight],
  )
}

export async function listInspections(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<Inspection[]> {
  const { rows } = await tx.client.query<Inspection>(
    `select i.fact_id as id, i.post_id as "postId", i.worker_id as "workerId", i.inspected_at as at, i.is_night as "isNight",
       coalesce(f.data->>'结果', '') as outcome, coalesce(f.data->>'问题', '') as problem
     from post_inspection i join fact f on f.community_id = $1 and f.fact_id = i.fact_id
     where i.community_id = $1 and i.inspected_at >= $2 and i.inspected_at < $3 order by i.inspected_at, i.fact_id`,
    [communityId, from, until],
  )
  return rows
}
