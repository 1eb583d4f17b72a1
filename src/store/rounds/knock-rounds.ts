import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { KnockedHomes } from "../../core/rounds/coverage.ts"
import type { Tx } from "../database/db.ts"

export type KnockRoundRow = {
  readonly id: string
  readonly name: string
  readonly begunOn: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
}

const COLUMNS = `round_id as id, name, begun_on as "begunOn", due_on as "dueOn", ended_on as "endedOn"`

export async function insertKnockRound(
  tx: Tx,
  communityId: string,
  round: Omit<KnockRoundRow, "endedOn">,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<void> {
  await tx.client.query(
    `insert into knock_round (community_id, round_id, name, begun_on, due_on, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [communityId, round.id, round.name, round.begunOn, round.dueOn, by.at, by.accountId],
  )
}

export async function findKnockRound(
  tx: Tx,
  communityId: string,
  roundId: string,
): Promise<KnockRoundRow | undefined> {
  const { rows } = await tx.client.query<KnockRoundRow>(
    `select ${COLUMNS} from knock_round where community_id = $1 and round_id = $2`,
    [communityId, roundId],
  )
  return rows[0]
}

/** Rounds that go on, and the newest of those that have ended. */
export async function listKnockRounds(tx: Tx, communityId: string): Promise<KnockRoundRow[]> {
  const { rows } = await tx.client.query<KnockRoundRow>(
    `select ${COLUMNS} from knock_round where community_id = $1
     order by ended_on is not null, coalesce(ended_on, due_on) desc, round_id limit 20`,
    [communityId],
  )
  return rows
}

export type KnockedRow = KnockedHomes & {
  readonly roundId: string
  readonly lane: string
  readonly number: string
}

/** What the homes of these rounds have come to, counted by stairwell. */
export async function countKnocked(
  tx: Tx,
  communityId: string,
  roundIds: readonly string[],
): Promise<KnockedRow[]> {
  const { rows } = await tx.client.query<KnockedRow>(
    `select p.source_id as "roundId", s.stairwell_id as "stairwellId", s.lane, s.number, p.outcome, count(*) as homes
     from planned_check p
     join dwelling w on w.community_id = $1 and w.dwelling_id = p.dwelling_id
     join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     where p.community_id = $1 and p.kind = 'knock' and p.source_id = any($2::uuid[])
     group by p.source_id, s.stairwell_id, s.lane, s.number, p.outcome
     order by length(s.lane), s.lane, length(s.number), s.number, p.outcome`,
    [communityId, roundIds],
  )
  return rows
}

/** The homes of some stairwells that have not ended. */
export async function listHomesOfStairwells(
  tx: Tx,
  communityId: string,
  stairwellIds: readonly string[],
  on: PlainDate,
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select dwelling_id as id from dwelling
     where community_id = $1 and stairwell_id = any($2::uuid[]) and (ended_on is null or ended_on > $3)
     order by stairwell_id, floor, position`,
    [communityId, stairwellIds, on],
  )
  return rows.map((row) => row.id)
}

/** Explains the open homes of a round that the register has as vacant. Gives how many they are. */
export async function explainVacant(
  tx: Tx,
  communityId: string,
  roundId: string,
  now: Instant,
  today: PlainDate,
): Promise<number> {
  const { rowCount } = await tx.client.query(
    `update planned_check p set status = 'fine', status_at = $3, outcome = 'vacant'
     where p.community_id = $1 and p.kind = 'knock' and p.source_id = $2
       and p.status in ('not-yet', 'not-attempted', 'nobody-there')
       and exists (select from household h where h.community_id = $1 and h.dwelling_id = p.dwelling_id
         and h.tenure = 'vacant' and coalesce(h.from_on <= $4, true) and coalesce(h.to_on > $4, true))`,
    [communityId, roundId, now, today],
  )
  return rowCount ?? 0
}

/** Ends a round; where nobody knocked stays ours: not attempted. */
export async function endKnockRound(
  tx: Tx,
  communityId: string,
  roundId: string,
  now: Instant,
  today: PlainDate,
): Promise<void> {
  await tx.client.query("update knock_round set ended_on = $3 where community_id = $1 and round_id = $2", [
    communityId,
    roundId,
    today,
  ])
  await tx.client.query(
    `update planned_check set status = 'not-attempted', status_at = $3
     where community_id = $1 and kind = 'knock' and source_id = $2 and status = 'not-yet'`,
    [communityId, roundId, now],
  )
}
