import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** A week that was published, and from when everybody may sign up for what is open in it. */
export type OpenWeek = { readonly monday: PlainDate; readonly opensAt: Instant | null }

export async function listOpenWeeks(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<OpenWeek[]> {
  const { rows } = await tx.client.query<OpenWeek>({
    name: "open-weeks",
    text: `select monday, opens_at as "opensAt" from duty_week
      where community_id = $1 and published_at is not null and monday between $2 and $3 order by monday`,
    values: [communityId, from, until],
  })
  return rows
}

/** A turn with where it comes from, held until the deed is done. */
export type HeldTurn = {
  readonly id: string
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
  readonly source: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly endedAt: Instant | null
}

export async function findTurns(tx: Tx, communityId: string, ids: readonly string[]): Promise<HeldTurn[]> {
  const { rows } = await tx.client.query<HeldTurn>(
    `select turn_id as id, worker_id as "workerId", day, post_id as "postId", hours_id as "hoursId", source,
       starts_at as "startsAt", ends_at as "endsAt", ended_at as "endedAt"
     from duty_turn where community_id = $1 and turn_id = any($2::uuid[]) and post_id is not null
     order by day, starts_at, turn_id for update`,
    [communityId, ids],
  )
  return rows
}

/** Turns that a swap had ended stand again. */
export async function restoreSwapped(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    `update duty_turn set ended_at = null, ended_why = null
     where community_id = $1 and turn_id = any($2::uuid[]) and ended_why = 'swapped'`,
    [communityId, ids],
  )
}

/** Turns to come of somebody, by where they come from. */
export async function listTurnSources(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; source: string }>(
    "select turn_id as id, source from duty_turn where community_id = $1 and turn_id = any($2::uuid[])",
    [communityId, ids],
  )
  return new Map(rows.map(({ id, source }) => [id, source]))
}
