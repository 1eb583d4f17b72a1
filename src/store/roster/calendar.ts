import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** The secret of a worker's calendar, as it is kept; the one before ends. */
export async function saveFeedHash(
  tx: Tx,
  communityId: string,
  workerId: string,
  hash: Buffer,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "update worker set feed_hash = $3 where community_id = $1 and worker_id = $2 and stage = 'active'",
    [communityId, workerId, hash],
  )
  return rowCount === 1
}

/** Whose calendar it is; also of those who have left the roll, so that their calendars lose the turns that were to come. */
export async function findWorkerByFeed(
  tx: Tx,
  communityId: string,
  hash: Buffer,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select worker_id as id from worker where community_id = $1 and feed_hash = $2",
    [communityId, hash],
  )
  return rows[0]?.id
}

export type CalendarRow = {
  readonly id: string
  readonly workerId: string
  readonly post: string
  readonly hours: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly madeAt: Instant
  readonly endedAt: Instant | null
  /** How often it has ended or stood again. */
  readonly revision: number
}

/** Turns at posts from a day on, those that are gone too; of one worker, or of everybody. */
export async function listCalendarTurns(
  tx: Tx,
  communityId: string,
  {
    from,
    until,
    workerId,
  }: { readonly from: PlainDate; readonly until: PlainDate; readonly workerId: string | null },
): Promise<CalendarRow[]> {
  const { rows } = await tx.client.query<CalendarRow>(
    `select t.turn_id as id, t.worker_id as "workerId", p.name as post, h.name as hours, t.starts_at as "startsAt",
       t.ends_at as "endsAt", t.made_at as "madeAt", t.ended_at as "endedAt", t.revision
     from duty_turn t
     join duty_post p on p.community_id = $1 and p.post_id = t.post_id
     join shift_hours h on h.community_id = $1 and h.hours_id = t.hours_id
     where t.community_id = $1 and t.day between $2 and $3 and ($4::uuid is null or t.worker_id = $4)
     order by t.starts_at, t.turn_id`,
    [communityId, from, until, workerId],
  )
  return rows
}
