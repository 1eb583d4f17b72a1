import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type NewTurn = {
  readonly id: string
  readonly day: PlainDate
  /** Null: work in the office. */
  readonly postId: string | null
  readonly hoursId: string | null
  readonly workerId: string
  readonly source: "roster" | "hand" | "sign-up" | "swap" | "stand-in" | "unplanned" | "office"
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** The absence that it mends. */
  readonly mends?: string
}

/** Writes turns; false where an id is taken. `by.accountId` null: the workers themselves. */
export async function insertTurns(
  tx: Tx,
  communityId: string,
  turns: readonly NewTurn[],
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into duty_turn (community_id, turn_id, day, post_id, hours_id, worker_id, source, starts_at, ends_at, mends, made_at,
       made_by, head)
     select $1, t.*, $2::timestamptz, $3::uuid, case when w.kind = 'organisation'
         then row_number() over (partition by t.day, t.post, t.hours, t.worker) + coalesce((select max(d.head) from duty_turn d
           where d.community_id = $1 and d.day = t.day and d.post_id = t.post and d.hours_id = t.hours
             and d.worker_id = t.worker and d.ended_at is null), 0)
         else 1 end
     from unnest($4::uuid[], $5::date[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::timestamptz[],
       $11::timestamptz[], $12::uuid[]) as t (id, day, post, hours, worker, source, begins, ends, mends)
     join worker w on w.community_id = $1 and w.worker_id = t.worker on conflict do nothing`,
    [
      ...[communityId, by.at, by.accountId],
      ...(["id", "day", "postId", "hoursId", "workerId", "source", "startsAt", "endsAt"] as const).map(
        (field) => turns.map((turn) => turn[field]),
      ),
      turns.map(({ mends }) => mends ?? null),
    ],
  )
  return rowCount === turns.length
}

/** Takes turns off the roster. `by`: the absence or the closing that freed them, which may give them back. */
export async function endTurns(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  end: {
    readonly why: "changed" | "swapped" | "away" | "taken-back" | "post-closed"
    readonly at: Instant
    readonly by?: string
  },
): Promise<void> {
  await tx.client.query(
    `update duty_turn set ended_at = $3, ended_why = $4, freed_by = $5
     where community_id = $1 and turn_id = any($2::uuid[]) and ended_at is null`,
    [communityId, ids, end.at, end.why, end.by ?? null],
  )
}

/** The same by a plan that is published anew: turns at which somebody has been stay. */
export async function endUnbegunTurns(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  { at, why }: { readonly at: Instant; readonly why: "changed" | "post-closed" },
): Promise<void> {
  await tx.client.query(
    `update duty_turn set ended_at = $3, ended_why = $4
     where community_id = $1 and turn_id = any($2::uuid[]) and ended_at is null and signed_in_at is null`,
    [communityId, ids, at, why],
  )
}
