import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { StandingTurn } from "../../core/roster/draft.ts"
import type { Tx } from "../database/db.ts"

type TurnPlace = Omit<StandingTurn, "head">

/** Turns at posts that stand in some days, and of others, by their ids, where they were: several of one on a day are told apart by their order. */
export async function listPlannedTurns(
  tx: Tx,
  communityId: string,
  {
    from,
    until,
    known,
  }: { readonly from: PlainDate; readonly until: PlainDate; readonly known: readonly string[] },
): Promise<{ readonly standing: StandingTurn[]; readonly known: StandingTurn[] }> {
  const { rows } = await tx.client.query<TurnPlace & { readonly stands: boolean }>({
    name: "planned-turns",
    text: `select turn_id as id, worker_id as "workerId", day, post_id as "postId", hours_id as "hoursId", ended_at is null as stands
      from duty_turn where community_id = $1 and post_id is not null and hours_id is not null
        and ((ended_at is null and day between $2 and $3) or turn_id = any($4::uuid[]))
      order by day, starts_at, turn_id`,
    values: [communityId, from, until, known],
  })
  const wasKnown = new Set(known)
  return {
    standing: withHeads(rows.filter(({ stands }) => stands)),
    known: withHeads(rows.filter(({ id }) => wasKnown.has(id))),
  }
}

function withHeads(turns: readonly TurnPlace[]): StandingTurn[] {
  const heads = new Map<string, number>()
  return turns.map(({ id, workerId, day, postId, hoursId }) => {
    const key = `${workerId} ${day}`
    heads.set(key, (heads.get(key) ?? 0) + 1)
    return { id, workerId, day, postId, hoursId, head: heads.get(key) ?? 1 }
  })
}

export type TurnToBegin = {
  readonly id: string
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
  readonly source: "roster" | "hand"
  readonly startsAt: Instant
  readonly endsAt: Instant
}

export async function insertTurns(
  tx: Tx,
  communityId: string,
  turns: readonly TurnToBegin[],
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `insert into duty_turn (community_id, turn_id, day, post_id, hours_id, worker_id, source, starts_at, ends_at, made_at, made_by)
     select $1, t.*, $2::timestamptz, $3::uuid
     from unnest($4::uuid[], $5::date[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::timestamptz[], $11::timestamptz[]) as t`,
    [
      ...[communityId, by.at, by.accountId],
      turns.map(({ id }) => id),
      turns.map(({ day }) => day),
      turns.map(({ postId }) => postId),
      turns.map(({ hoursId }) => hoursId),
      turns.map(({ workerId }) => workerId),
      turns.map(({ source }) => source),
      turns.map(({ startsAt }) => startsAt),
      turns.map(({ endsAt }) => endsAt),
    ],
  )
}

/** Takes turns off the roster; those at which somebody has been stay. */
export async function endTurns(
  tx: Tx,
  communityId: string,
  turnIds: readonly string[],
  { at, why }: { readonly at: Instant; readonly why: "changed" | "post-closed" },
): Promise<void> {
  await tx.client.query(
    `update duty_turn set ended_at = $3, ended_why = $4
     where community_id = $1 and turn_id = any($2::uuid[]) and ended_at is null and signed_in_at is null`,
    [communityId, turnIds, at, why],
  )
}
