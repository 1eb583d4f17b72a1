import type { PlainDate } from "../../core/kit/dates.ts"
import type { DutyDemand } from "../../core/roster/duty-ground.ts"
import type { ShiftHours } from "../../core/roster/free-times.ts"
import type { Tx } from "../database/db.ts"

type DutyPost = { readonly id: string; readonly name: string; readonly gatePostId: string | null }

/** The posts that are manned, in the order of the week board. */
export async function listDutyPosts(tx: Tx, communityId: string): Promise<DutyPost[]> {
  const { rows } = await tx.client.query<DutyPost>({
    name: "duty-posts",
    text: `select post_id as id, name, gate_post_id as "gatePostId" from duty_post
      where community_id = $1 and closed_at is null order by place, name`,
    values: [communityId],
  })
  return rows
}

/** The hours of the shifts, from midnight on. */
export async function listShiftHours(tx: Tx, communityId: string): Promise<ShiftHours[]> {
  const { rows } = await tx.client.query<ShiftHours>({
    name: "shift-hours",
    text: `select hours_id as id, name, start_minute as start, minutes from shift_hours
      where community_id = $1 and ended_at is null order by start_minute, name`,
    values: [communityId],
  })
  return rows
}

/** Of some posts those that are no longer manned. */
export async function listUnusedPosts(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<Pick<DutyPost, "id" | "name">[]> {
  const { rows } = await tx.client.query<Pick<DutyPost, "id" | "name">>({
    name: "unused-duty-posts",
    text: `select post_id as id, name from duty_post
      where community_id = $1 and post_id = any($2::uuid[]) and closed_at is not null order by place, name`,
    values: [communityId, ids],
  })
  return rows
}

/** Of some hours those that no shift has any more. */
export async function listUnusedHours(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<ShiftHours[]> {
  const { rows } = await tx.client.query<ShiftHours>({
    name: "unused-shift-hours",
    text: `select hours_id as id, name, start_minute as start, minutes from shift_hours
      where community_id = $1 and hours_id = any($2::uuid[]) and ended_at is not null order by start_minute, name`,
    values: [communityId, ids],
  })
  return rows
}

/** What is wanted at the posts that are manned, on any of some days. */
export async function listDemands(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<DutyDemand[]> {
  const { rows } = await tx.client.query<DutyDemand>({
    name: "duty-demands",
    text: `select d.post_id as "postId", d.hours_id as "hoursId", d.weekdays, d.heads, d.leads, d.skill,
        d.from_on as from, d.until_on as until
      from duty_demand d
      join duty_post p on p.community_id = $1 and p.post_id = d.post_id and p.closed_at is null
      join shift_hours h on h.community_id = $1 and h.hours_id = d.hours_id and h.ended_at is null
      where d.community_id = $1 and d.from_on <= $3 and coalesce(d.until_on, 'infinity') >= $2
      order by d.from_on, d.demand_id`,
    values: [communityId, from, until],
  })
  return rows
}
