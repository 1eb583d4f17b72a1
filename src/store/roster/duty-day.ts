import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { WorkerKind } from "../../core/roster/duty-ground.ts"
import type { Tx } from "../database/db.ts"
import { joinMatter, passStoppedSince } from "../gate/passes.ts"
import type { TurnPerson } from "./turn-people.ts"

export type SignedHow = "pin" | "pass" | "desk"

/** A turn that stands, with whose it is. */
export type DayTurn = {
  readonly id: string
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string | null
  readonly hoursId: string | null
  readonly source: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly signedInAt: Instant | null
  readonly signedInHow: SignedHow | null
  readonly signedOutAt: Instant | null
  readonly missedAt: Instant | null
  readonly factId: string | null
  readonly kind: WorkerKind
  readonly isExperienced: boolean
  readonly accountId: string | null
  readonly personId: string | null
  /** Empty: deleted. */
  readonly name: string
  readonly phone: string
  /** Of an organisation's turn, who comes; null: nobody is named. */
  readonly comer: TurnPerson | null
}

const TURN = `select t.turn_id as id, t.worker_id as "workerId", t.day, t.post_id as "postId", t.hours_id as "hoursId", t.source,
    t.starts_at as "startsAt", t.ends_at as "endsAt", t.signed_in_at as "signedInAt", t.signed_in_how as "signedInHow",
    t.signed_out_at as "signedOutAt", t.missed_at as "missedAt", t.fact_id as "factId", w.kind,
    w.is_experienced as "isExperienced", w.account_id as "accountId", w.person_id as "personId",
    coalesce(d.name, '') as name, coalesce(d.phone, '') as phone,
    case when p.turn_id is not null then json_build_object('name', p.name, 'workerId', p.worker_id) end as comer
  from duty_turn t join worker w on w.community_id = $1 and w.worker_id = t.worker_id
  left join worker_detail d on d.community_id = $1 and d.worker_id = t.worker_id
  left join duty_turn_detail p on p.community_id = $1 and p.turn_id = t.turn_id
  where t.community_id = $1 and t.ended_at is null`

/** Turns that reach into a span of time. */
export async function listTurnsBetween(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<DayTurn[]> {
  const { rows } = await tx.client.query<DayTurn>(
    `${TURN} and t.starts_at < $3 and t.ends_at > $2 order by t.starts_at, d.name, t.turn_id`,
    [communityId, from, until],
  )
  return rows
}

export async function listTurnsById(tx: Tx, communityId: string, ids: readonly string[]): Promise<DayTurn[]> {
  const { rows } = await tx.client.query<DayTurn>(
    `${TURN} and t.turn_id = any($2::uuid[]) order by t.day, t.starts_at, t.turn_id`,
    [communityId, ids],
  )
  return rows
}

/** Turns of somebody that reach into a span of time, by the guard they are at the posts, or as the person whose pass it is. */
export async function listTurnsOfShown(
  tx: Tx,
  communityId: string,
  shown: { readonly guardId: string | null; readonly personId: string | null },
  { from, until }: { readonly from: Instant; readonly until: Instant },
): Promise<DayTurn[]> {
  const { rows } = await tx.client.query<DayTurn>(
    `${TURN} and (w.guard_id = $2 or w.person_id = $3) and t.post_id is not null and t.starts_at < $5 and t.ends_at > $4
     order by t.starts_at, t.turn_id`,
    [communityId, shown.guardId, shown.personId, from, until],
  )
  return rows
}

/** Who on the roll has shown themselves. */
export async function findWorkerOfShown(
  tx: Tx,
  communityId: string,
  shown: { readonly guardId: string | null; readonly personId: string | null },
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select worker_id as id from worker where community_id = $1 and stage = 'active' and (guard_id = $2 or person_id = $3)
     order by active_at, worker_id limit 1`,
    [communityId, shown.guardId, shown.personId],
  )
  return rows[0]?.id
}

/** Whose pass it is, by its opaque id; null for a home's own, and for one that was lost, void or suspended by then. */
export async function findPassPerson(
  tx: Tx,
  communityId: string,
  opaque: string,
  at: Instant,
): Promise<string | null> {
  const { rows } = await tx.client.query<{ personId: string | null }>(
    `select f.person_id as "personId" from pass p join fact f on f.community_id = $1 and f.fact_id = p.pass_id ${joinMatter}
     where p.community_id = $1 and p.opaque = $2 and coalesce(${passStoppedSince}, 'infinity') > $3`,
    [communityId, opaque, at],
  )
  return rows[0]?.personId ?? null
}

/** Turns of somebody on some days; `until` null: from then on. */
export async function listTurnsOfWorker(
  tx: Tx,
  communityId: string,
  workerId: string,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate | null },
): Promise<DayTurn[]> {
  const { rows } = await tx.client.query<DayTurn>(
    `${TURN} and t.worker_id = $2 and t.day between $3 and coalesce($4, 'infinity'::date) order by t.day, t.starts_at`,
    [communityId, workerId, from, until],
  )
  return rows
}

export type Signed = Pick<DayTurn, "signedInAt" | "signedInHow" | "signedOutAt" | "factId">

export async function saveSigned(tx: Tx, communityId: string, id: string, signed: Signed): Promise<void> {
  await tx.client.query(
    `update duty_turn set signed_in_at = $3, signed_in_how = $4, signed_out_at = $5, fact_id = $6
     where community_id = $1 and turn_id = $2`,
    [communityId, id, signed.signedInAt, signed.signedInHow, signed.signedOutAt, signed.factId],
  )
}

/** Turns that a closing had ended stand again; not where their worker has another at that time by now. */
export async function restoreFreed(tx: Tx, communityId: string, by: string): Promise<void> {
  await tx.client.query(
    `update duty_turn t set ended_at = null, ended_why = null, freed_by = null
     where t.community_id = $1 and t.freed_by = $2 and not exists (select from duty_turn o where o.community_id = $1
       and o.worker_id = t.worker_id and o.ended_at is null and o.day = t.day and o.post_id is not null)`,
    [communityId, by],
  )
}

/**
 * Turns of one shift that absences had freed stand again, of those whose absence is over, and turns of those who had left the roll,
 * as many as there is room for. Gives them. Whoever had the turn more than once, and each time could not come, has it back once.
 */
export async function returnFreed(
  tx: Tx,
  communityId: string,
  slot: { readonly day: PlainDate; readonly postId: string; readonly hoursId: string },
  { workerIds, room }: { readonly workerIds: readonly string[]; readonly room: number },
): Promise<{ readonly id: string; readonly workerId: string }[]> {
  const { rows } = await tx.client.query<{ id: string; workerId: string }>(
    `update duty_turn t set ended_at = null, ended_why = null, freed_by = null
     where t.community_id = $1 and t.turn_id in (
       select distinct on (f.worker_id, f.head) f.turn_id from duty_turn f
       left join worker_absence a on a.community_id = $1 and a.absence_id = f.freed_by
       where f.community_id = $1 and f.day = $2 and f.post_id = $3 and f.hours_id = $4 and f.worker_id = any($5::uuid[])
         and (f.ended_why = 'withdrawn' or f.ended_why = 'away' and a.ended_at is not null)
       order by f.worker_id, f.head, f.ended_at desc limit $6)
     returning t.turn_id as id, t.worker_id as "workerId"`,
    [communityId, slot.day, slot.postId, slot.hoursId, workerIds, room],
  )
  return rows
}

/** Whether a turn of a shift is free because somebody cannot come, or has left the roll. */
export async function hasFreed(
  tx: Tx,
  communityId: string,
  slot: { readonly day: PlainDate; readonly postId: string; readonly hoursId: string },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from duty_turn where community_id = $1 and day = $2 and post_id = $3 and hours_id = $4
       and ended_why in ('away', 'withdrawn') limit 1`,
    [communityId, slot.day, slot.postId, slot.hoursId],
  )
  return rowCount === 1
}

/** Turns that mend an absence and that nobody has signed in for. */
export async function listMending(tx: Tx, communityId: string, absenceId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select turn_id as id from duty_turn where community_id = $1 and mends = $2 and ended_at is null and signed_in_at is null`,
    [communityId, absenceId],
  )
  return rows.map(({ id }) => id)
}

/** Gives up turns that began so many minutes ago and have nobody yet; gives those that still last. */
export async function missTurns(
  tx: Tx,
  communityId: string,
  { now, begun }: { readonly now: Instant; readonly begun: Instant },
): Promise<{ readonly id: string; readonly isLasting: boolean; readonly name: string }[]> {
  const { rows } = await tx.client.query<{ id: string; isLasting: boolean; name: string }>(
    `update duty_turn t set missed_at = $3 from duty_post p, shift_hours h
     where t.community_id = $1 and t.ended_at is null and t.signed_in_at is null and t.missed_at is null and t.starts_at <= $2
       and p.community_id = $1 and p.post_id = t.post_id and h.community_id = $1 and h.hours_id = t.hours_id
     returning t.turn_id as id, t.ends_at > $3 as "isLasting", p.name || ' ' || h.name as name`,
    [communityId, begun, now],
  )
  return rows
}

/** Who is on the roll now, by name. */
export type Helper = {
  readonly id: string
  readonly kind: WorkerKind
  readonly name: string
  readonly phone: string
  readonly accountId: string | null
  /** Lives in the neighbourhood. */
  readonly isNear: boolean
}

export async function listHelpers(tx: Tx, communityId: string): Promise<Helper[]> {
  const { rows } = await tx.client.query<Helper>(
    `select w.worker_id as id, w.kind, coalesce(d.name, '') as name, coalesce(d.phone, '') as phone, w.account_id as "accountId",
       w.dwelling_id is not null or exists (select from fact f where f.community_id = $1 and f.fact_id = w.fact_id
         and f.dwelling_id is not null) or exists (select from stay s where s.community_id = $1 and s.person_id = w.person_id
         and s.to_on is null) as "isNear"
     from worker w left join worker_detail d on d.community_id = $1 and d.worker_id = w.worker_id
     where w.community_id = $1 and w.stage = 'active' order by d.name collate "C", w.worker_id`,
    [communityId],
  )
  return rows
}

/** They were told on the phone. */
export async function markToldByPhone(
  tx: Tx,
  communityId: string,
  messageId: string,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<void> {
  await tx.client.query(
    "update duty_message set told_at = $3, told_how = 'phone', told_by = $4 where community_id = $1 and message_id = $2",
    [communityId, messageId, by.at, by.accountId],
  )
}
