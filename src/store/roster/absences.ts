import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type AbsenceWhy = "away" | "ill" | "stood-down" | "rest"

export type Absence = {
  readonly id: string
  readonly workerId: string
  readonly from: PlainDate
  readonly until: PlainDate | null
  readonly why: AbsenceWhy
  readonly madeAt: Instant
  readonly endedAt: Instant | null
  readonly undoneAt: Instant | null
  readonly handOverId: string | null
}

const ABSENCE = `select absence_id as id, worker_id as "workerId", from_on as from, until_on as until, why, made_at as "madeAt",
    ended_at as "endedAt", undone_at as "undoneAt", hand_over_id as "handOverId"
  from worker_absence where community_id = $1`

export async function findAbsence(tx: Tx, communityId: string, id: string): Promise<Absence | undefined> {
  const { rows } = await tx.client.query<Absence>(`${ABSENCE} and absence_id = $2`, [communityId, id])
  return rows[0]
}

/** Absences that stand on a day or later. */
export async function listStandingAbsences(tx: Tx, communityId: string, on: PlainDate): Promise<Absence[]> {
  const { rows } = await tx.client.query<Absence>(
    `${ABSENCE} and ended_at is null and coalesce(until_on, 'infinity') >= $2 order by from_on, absence_id`,
    [communityId, on],
  )
  return rows
}

/** Writes an absence; false where its id is taken. */
export async function insertAbsence(
  tx: Tx,
  communityId: string,
  absence: Pick<Absence, "id" | "workerId" | "from" | "until" | "why" | "handOverId">,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into worker_absence (community_id, absence_id, worker_id, from_on, until_on, why, hand_over_id, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [
      ...[communityId, absence.id, absence.workerId, absence.from, absence.until, absence.why],
      ...[absence.handOverId, by.at, by.accountId],
    ],
  )
  return rowCount === 1
}

export async function endAbsence(
  tx: Tx,
  communityId: string,
  id: string,
  { at, isUndone }: { readonly at: Instant; readonly isUndone: boolean },
): Promise<void> {
  await tx.client.query(
    `update worker_absence set ended_at = $3, undone_at = case when $4 then $3::timestamptz end
     where community_id = $1 and absence_id = $2`,
    [communityId, id, at, isUndone],
  )
}

/** Turns that an absence freed, which have not begun. */
export async function listFreedTurns(
  tx: Tx,
  communityId: string,
  absenceId: string,
  now: Instant,
): Promise<
  {
    readonly id: string
    readonly workerId: string
    readonly day: PlainDate
    readonly postId: string
    readonly hoursId: string
  }[]
> {
  const { rows } = await tx.client.query(
    `select turn_id as id, worker_id as "workerId", day, post_id as "postId", hours_id as "hoursId" from duty_turn
     where community_id = $1 and freed_by = $2 and ended_why = 'away' and ends_at > $3 order by day, starts_at`,
    [communityId, absenceId, now],
  )
  return rows
}

export type StandInCall = {
  readonly id: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
  readonly workerId: string
  readonly answer: "comes" | "cannot" | "no-answer"
  readonly turnId: string | null
  readonly calledAt: Instant
  readonly undoneAt: Instant | null
}

const CALL = `select call_id as id, day, post_id as "postId", hours_id as "hoursId", worker_id as "workerId", answer,
    turn_id as "turnId", called_at as "calledAt", undone_at as "undoneAt" from stand_in_call where community_id = $1`

export async function findStandInCall(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<StandInCall | undefined> {
  const { rows } = await tx.client.query<StandInCall>(`${CALL} and call_id = $2`, [communityId, id])
  return rows[0]
}

export async function listStandInCalls(tx: Tx, communityId: string, day: PlainDate): Promise<StandInCall[]> {
  const { rows } = await tx.client.query<StandInCall>(
    `${CALL} and day = $2 and undone_at is null order by called_at, call_id`,
    [communityId, day],
  )
  return rows
}

export async function insertStandInCall(
  tx: Tx,
  communityId: string,
  call: Omit<StandInCall, "calledAt" | "undoneAt">,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into stand_in_call (community_id, call_id, day, post_id, hours_id, worker_id, answer, turn_id, called_at, called_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      ...[communityId, call.id, call.day, call.postId, call.hoursId, call.workerId, call.answer, call.turnId],
      ...[by.at, by.accountId],
    ],
  )
  return rowCount === 1
}

export async function undoStandInCall(tx: Tx, communityId: string, id: string, at: Instant): Promise<void> {
  await tx.client.query("update stand_in_call set undone_at = $3 where community_id = $1 and call_id = $2", [
    communityId,
    id,
    at,
  ])
}
