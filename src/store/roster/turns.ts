import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { PostTurn } from "../../core/roster/duty-ground.ts"
import type { Tx } from "../database/db.ts"

type Days = { readonly from: PlainDate; readonly until: PlainDate }

/** A turn that stands; one of the office has no post. */
export type TurnRow = {
  readonly id: string
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string | null
  readonly hoursId: string | null
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly signedInAt: Instant | null
  readonly signedOutAt: Instant | null
  readonly missedAt: Instant | null
  /** Whoever of the roll comes to a turn of an organisation. */
  readonly comerId: string | null
}

/** Turns of some days that stand, by day and beginning. */
export async function listTurns(tx: Tx, communityId: string, { from, until }: Days): Promise<TurnRow[]> {
  const { rows } = await tx.client.query<TurnRow>({
    name: "duty-turns",
    text: `select t.turn_id as id, t.worker_id as "workerId", t.day, t.post_id as "postId", t.hours_id as "hoursId",
        t.starts_at as "startsAt", t.ends_at as "endsAt", t.signed_in_at as "signedInAt",
        t.signed_out_at as "signedOutAt", t.missed_at as "missedAt", p.worker_id as "comerId"
      from duty_turn t left join duty_turn_detail p on p.community_id = $1 and p.turn_id = t.turn_id
      where t.community_id = $1 and t.ended_at is null and t.day between $2 and $3
      order by t.day, t.starts_at, t.turn_id`,
    values: [communityId, from, until],
  })
  return rows
}

/** The draft of some days; `isPinned`: the proposal leaves it where it is. */
export async function listDraft(
  tx: Tx,
  communityId: string,
  { from, until }: Days,
): Promise<(PostTurn & { readonly isPinned: boolean })[]> {
  const { rows } = await tx.client.query<PostTurn & { readonly isPinned: boolean }>({
    name: "draft-turns",
    text: `select worker_id as "workerId", day, post_id as "postId", hours_id as "hoursId", head, is_pinned as "isPinned"
      from draft_turn where community_id = $1 and day between $2 and $3 order by day, worker_id, head`,
    values: [communityId, from, until],
  })
  return rows
}

/** Whether each of some weeks, by its Monday, was published. */
export async function listPublishedWeeks(
  tx: Tx,
  communityId: string,
  { from, until }: Days,
): Promise<PlainDate[]> {
  const { rows } = await tx.client.query<{ monday: PlainDate }>({
    name: "published-weeks",
    text: `select monday from duty_week where community_id = $1 and published_at is not null and monday between $2 and $3
      order by monday`,
    values: [communityId, from, until],
  })
  return rows.map(({ monday }) => monday)
}

/** A round of the posts by night. */
type NightRound = { readonly workerId: string; readonly at: Instant }

export async function listNightRounds(
  tx: Tx,
  communityId: string,
  { from, until }: Days,
): Promise<NightRound[]> {
  const { rows } = await tx.client.query<NightRound>({
    name: "night-rounds",
    text: `select worker_id as "workerId", inspected_at as at from post_inspection
      where community_id = $1 and is_night and worker_id is not null
        and (inspected_at at time zone 'Asia/Shanghai')::date between $2 and $3 order by inspected_at`,
    values: [communityId, from, until],
  })
  return rows
}
