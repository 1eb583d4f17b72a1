import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { DutyDemand } from "../../core/roster/duty-ground.ts"
import type { ShiftHours } from "../../core/roster/free-times.ts"
import type { Tx } from "../database/db.ts"

/** Adds a post after the others; false where its id or name is there. */
export async function insertDutyPost(
  tx: Tx,
  communityId: string,
  post: {
    readonly id: string
    readonly name: string
    readonly gatePostId: string | null
    readonly at: Instant
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into duty_post (community_id, post_id, name, gate_post_id, place, made_at)
     select $1, $2, $3, $4, count(*), $5 from duty_post where community_id = $1 on conflict do nothing`,
    [communityId, post.id, post.name, post.gatePostId, post.at],
  )
  return rowCount === 1
}

export async function saveDutyPostClosed(
  tx: Tx,
  communityId: string,
  postId: string,
  at: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "update duty_post set closed_at = $3 where community_id = $1 and post_id = $2 and closed_at is null",
    [communityId, postId, at],
  )
  return rowCount === 1
}

/** Adds hours of a shift; false where their id or name is there. */
export async function insertShiftHours(
  tx: Tx,
  communityId: string,
  { id, name, start, minutes }: ShiftHours,
  at: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into shift_hours (community_id, hours_id, name, start_minute, minutes, made_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
    [communityId, id, name, start, minutes, at],
  )
  return rowCount === 1
}

export async function saveShiftHoursEnded(
  tx: Tx,
  communityId: string,
  hoursId: string,
  at: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "update shift_hours set ended_at = $3 where community_id = $1 and hours_id = $2 and ended_at is null",
    [communityId, hoursId, at],
  )
  return rowCount === 1
}

export async function insertDemands(
  tx: Tx,
  communityId: string,
  demands: readonly (DutyDemand & { readonly id: string })[],
  at: Instant,
): Promise<void> {
  for (const demand of demands) {
    await tx.client.query(
      `insert into duty_demand (community_id, demand_id, post_id, hours_id, weekdays, heads, leads, skill, from_on, until_on, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...[
          communityId,
          demand.id,
          demand.postId,
          demand.hoursId,
          demand.weekdays,
          demand.heads,
          demand.leads,
        ],
        ...[demand.skill, demand.from, demand.until, at],
      ],
    )
  }
}

export type DemandRow = DutyDemand & { readonly id: string }

/** What is wanted at a post in some hours, from a day on. */
export async function listDemandsAt(
  tx: Tx,
  communityId: string,
  { postId, hoursId, from }: { readonly postId: string; readonly hoursId: string; readonly from: PlainDate },
): Promise<DemandRow[]> {
  const { rows } = await tx.client.query<DemandRow>(
    `select demand_id as id, post_id as "postId", hours_id as "hoursId", weekdays, heads, leads, skill, from_on as from,
       until_on as until
     from duty_demand where community_id = $1 and post_id = $2 and hours_id = $3 and coalesce(until_on, 'infinity') >= $4
     order by from_on, demand_id`,
    [communityId, postId, hoursId, from],
  )
  return rows
}

/** The last day of a demand; one before its first day: it never holds. */
export async function saveDemandUntil(
  tx: Tx,
  communityId: string,
  demandId: string,
  until: PlainDate,
): Promise<void> {
  await tx.client.query("update duty_demand set until_on = $3 where community_id = $1 and demand_id = $2", [
    communityId,
    demandId,
    until,
  ])
}
