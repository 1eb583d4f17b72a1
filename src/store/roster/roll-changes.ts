import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Family, WorkerKind } from "../../core/roster/duty-ground.ts"
import type { FreeTime } from "../../core/roster/free-times.ts"
import type { ConsentKind, ConsentWay, WorkerEnd, WorkerStage } from "../../core/roster/roll.ts"
import type { Tx } from "../database/db.ts"

export type NewWorker = {
  readonly id: string
  readonly kind: WorkerKind
  readonly stage: WorkerStage
  readonly joinedBy: "link" | "paper" | "desk"
  readonly accountId: string | null
  readonly guardId: string | null
  readonly name: string
  readonly phone: string
}

/** Puts somebody on the roll who has no row in its book; what else is known of them is saved after. */
export async function insertWorker(
  tx: Tx,
  communityId: string,
  worker: NewWorker,
  at: Instant,
): Promise<void> {
  await tx.client.query(
    `insert into worker (community_id, worker_id, kind, stage, joined_by, account_id, guard_id, free, asked_at, active_at)
     values ($1, $2, $3, $4, $5, $6, $7, '{}', $8, case when $4 = 'active' then $8::timestamptz end)`,
    [
      ...[communityId, worker.id, worker.kind, worker.stage, worker.joinedBy],
      ...[worker.accountId, worker.guardId, at],
    ],
  )
  await tx.client.query(
    `insert into worker_detail (community_id, worker_id, retention, name, phone) values ($1, $2, 'campaign', $3, $4)`,
    [communityId, worker.id, worker.name, worker.phone],
  )
}

export type WorkerFields = {
  readonly name: string
  readonly phone: string
  readonly calling: string
  readonly note: string
  readonly homeId: string | null
  readonly personId: string | null
  readonly familyId: string | null
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly free: readonly FreeTime[]
  readonly skills: readonly string[]
  readonly isExperienced: boolean
  readonly mostTurns: number | null
  readonly heads: number | null
  readonly owedTurns: number | null
}

/** Writes what is known of somebody on the roll. */
export async function saveWorker(
  tx: Tx,
  communityId: string,
  workerId: string,
  fields: WorkerFields,
): Promise<void> {
  await tx.client.query(
    `update worker set dwelling_id = $3, person_id = $4, family_id = $5, birth_year = $6, free = $7, skills = $8,
       is_experienced = $9, most_turns = $10, heads = $11, owed_turns = $12, birth_month = $13
     where community_id = $1 and worker_id = $2`,
    [
      ...[communityId, workerId, fields.homeId, fields.personId, fields.familyId, fields.birthYear],
      ...[fields.free, fields.skills, fields.isExperienced, fields.mostTurns, fields.heads, fields.owedTurns],
      fields.birthMonth,
    ],
  )
  await tx.client.query(
    `update worker_detail set name = $3, phone = $4, calling = $5, note = $6
     where community_id = $1 and worker_id = $2`,
    [communityId, workerId, fields.name, fields.phone, fields.calling, fields.note],
  )
}

/** What somebody said of their door and family when they asked; empty once it is settled. */
export async function saveSaid(
  tx: Tx,
  communityId: string,
  workerId: string,
  said: { readonly door: string; readonly family: string },
): Promise<void> {
  await tx.client.query(
    "update worker_detail set said_door = $3, said_family = $4 where community_id = $1 and worker_id = $2",
    [communityId, workerId, said.door, said.family],
  )
}

/** Takes somebody on, or back: from now on they may be rostered. */
export async function activateWorker(
  tx: Tx,
  communityId: string,
  workerId: string,
  given: { readonly at: Instant; readonly factId: string | null; readonly joinedBy?: "paper" },
): Promise<void> {
  await tx.client.query(
    `update worker set stage = 'active', active_at = coalesce(active_at, $3), ended_at = null, ended_why = null,
       fact_id = coalesce(fact_id, $4), joined_by = coalesce($5, joined_by)
     where community_id = $1 and worker_id = $2`,
    [communityId, workerId, given.at, given.factId, given.joinedBy ?? null],
  )
}

/** A turn that ended with whoever left the roll; its place is open. */
export type LeftTurn = {
  readonly id: string
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
  readonly startsAt: Instant
}

const LEFT = `turn_id as id, worker_id as "workerId", day, post_id as "postId", hours_id as "hoursId", starts_at as "startsAt"`

/** Ends somebody's time on the roll, and their turns that are still to come; gives those at posts. */
export async function endWorkers(
  tx: Tx,
  communityId: string,
  workerIds: readonly string[],
  end: { readonly at: Instant; readonly why: WorkerEnd },
): Promise<LeftTurn[]> {
  const values = [communityId, workerIds, end.at]
  await tx.client.query(
    `update worker set stage = 'ended', ended_at = $3, ended_why = $4
     where community_id = $1 and worker_id = any($2::uuid[]) and stage <> 'ended'`,
    [...values, end.why],
  )
  const { rows } = await tx.client.query<LeftTurn>(
    `update duty_turn set ended_at = $3, ended_why = 'withdrawn'
     where community_id = $1 and worker_id = any($2::uuid[]) and ended_at is null and starts_at > $3
       and signed_in_at is null
     returning ${LEFT}`,
    values,
  )
  await tx.client.query("delete from draft_turn where community_id = $1 and worker_id = any($2::uuid[])", [
    communityId,
    workerIds,
  ])
  await tx.client.query(
    `update guard set ended_at = coalesce(ended_at, $3) where community_id = $1 and guard_id in (
       select guard_id from worker where community_id = $1 and worker_id = any($2::uuid[]) and kind = 'volunteer')`,
    values,
  )
  return rows.filter(({ postId }) => postId !== null)
}

/** Turns at posts that ended when somebody left the roll. */
export async function listLeftTurns(
  tx: Tx,
  communityId: string,
  worker: { readonly id: string; readonly endedAt: Instant },
): Promise<LeftTurn[]> {
  const { rows } = await tx.client.query<LeftTurn>(
    `select ${LEFT} from duty_turn where community_id = $1 and worker_id = $2 and ended_at = $3 and ended_why = 'withdrawn'
       and post_id is not null order by day, starts_at`,
    [communityId, worker.id, worker.endedAt],
  )
  return rows
}

/** Turns in the office that ended when somebody left the roll stand again. */
export async function restoreOfficeTurns(
  tx: Tx,
  communityId: string,
  worker: { readonly id: string; readonly endedAt: Instant },
): Promise<void> {
  await tx.client.query(
    `update duty_turn set ended_at = null, ended_why = null
     where community_id = $1 and worker_id = $2 and ended_at = $3 and ended_why = 'withdrawn' and post_id is null`,
    [communityId, worker.id, worker.endedAt],
  )
}

/** The guard that a volunteer is at the posts works again. */
export async function reopenGuard(tx: Tx, communityId: string, guardId: string): Promise<void> {
  await tx.client.query("update guard set ended_at = null where community_id = $1 and guard_id = $2", [
    communityId,
    guardId,
  ])
}

export async function saveWorkerGuard(
  tx: Tx,
  communityId: string,
  workerId: string,
  guardId: string,
): Promise<void> {
  await tx.client.query("update worker set guard_id = $3 where community_id = $1 and worker_id = $2", [
    communityId,
    workerId,
    guardId,
  ])
}

export async function saveExperience(
  tx: Tx,
  communityId: string,
  workerId: string,
  isExperienced: boolean,
): Promise<void> {
  await tx.client.query("update worker set is_experienced = $3 where community_id = $1 and worker_id = $2", [
    communityId,
    workerId,
    isExperienced,
  ])
}

export async function saveWorkerFamily(
  tx: Tx,
  communityId: string,
  workerId: string,
  familyId: string,
): Promise<void> {
  await tx.client.query("update worker set family_id = $3 where community_id = $1 and worker_id = $2", [
    communityId,
    workerId,
    familyId,
  ])
}

/** A family with its name in the roll's book. */
export async function findFamily(
  tx: Tx,
  communityId: string,
  familyId: string,
): Promise<{ readonly id: string; readonly bookName: string | null } | undefined> {
  const { rows } = await tx.client.query<{ id: string; bookName: string | null }>(
    `select family_id as id, book_name as "bookName" from family where community_id = $1 and family_id = $2`,
    [communityId, familyId],
  )
  return rows[0]
}

/** The names that families have in the book. */
export async function listFamilyNames(tx: Tx, communityId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ name: string }>(
    "select book_name as name from family where community_id = $1 and book_name is not null",
    [communityId],
  )
  return rows.map(({ name }) => name)
}

/** Writes a family with its bond and its name in the book; one that is there gets them anew. */
export async function saveFamily(
  tx: Tx,
  communityId: string,
  family: { readonly id: string; readonly bond: Family["bond"]; readonly bookName: string },
  at: Instant,
): Promise<void> {
  await tx.client.query(
    `insert into family (community_id, family_id, bond, book_name, made_at) values ($1, $2, $3, $4, $5)
     on conflict (community_id, family_id) do update set bond = excluded.bond, book_name = excluded.book_name`,
    [communityId, family.id, family.bond, family.bookName, at],
  )
}

/** Writes down that somebody agreed; what stands already stays. */
export async function giveConsent(
  tx: Tx,
  communityId: string,
  workerId: string,
  consent: {
    readonly id: string
    readonly what: ConsentKind
    readonly how: ConsentWay
    readonly at: Instant
  },
): Promise<void> {
  await tx.client.query(
    `insert into worker_consent (community_id, consent_id, worker_id, what, given_how, given_at)
     select $1, $2, $3, $4, $5, $6 where not exists (
       select from worker_consent where community_id = $1 and worker_id = $3 and what = $4 and withdrawn_at is null)
     on conflict do nothing`,
    [communityId, consent.id, workerId, consent.what, consent.how, consent.at],
  )
}

export async function withdrawConsent(
  tx: Tx,
  communityId: string,
  workerId: string,
  what: ConsentKind,
  at: Instant,
): Promise<void> {
  await tx.client.query(
    `update worker_consent set withdrawn_at = $4
     where community_id = $1 and worker_id = $2 and what = $3 and withdrawn_at is null`,
    [communityId, workerId, what, at],
  )
}

export type ConsentRow = {
  readonly what: ConsentKind
  readonly how: ConsentWay
  readonly at: Instant
  readonly withdrawnAt: Instant | null
}

/** What somebody agreed to and took back, the last word first. */
export async function listConsents(tx: Tx, communityId: string, workerId: string): Promise<ConsentRow[]> {
  const { rows } = await tx.client.query<ConsentRow>(
    `select what, given_how as how, given_at as at, withdrawn_at as "withdrawnAt" from worker_consent
     where community_id = $1 and worker_id = $2 order by withdrawn_at is not null, given_at desc, consent_id`,
    [communityId, workerId],
  )
  return rows
}
