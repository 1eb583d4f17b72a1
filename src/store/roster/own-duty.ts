import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { WorkerKind } from "../../core/roster/duty-ground.ts"
import type { FreeTime } from "../../core/roster/free-times.ts"
import type { Tx } from "../database/db.ts"

/** Whose page of duty it is. */
export type DutyHolder = {
  readonly id: string
  readonly kind: WorkerKind
  readonly name: string
  readonly free: FreeTime[]
  readonly mostTurns: number | null
  /** Of the secret in the address of their calendar. */
  readonly feedHash: Buffer | null
}

/** Whoever is on the roll and holds this link. */
export async function findDutyHolder(
  tx: Tx,
  communityId: string,
  linkHash: Buffer,
): Promise<DutyHolder | undefined> {
  const { rows } = await tx.client.query<DutyHolder>({
    name: "duty-holder",
    text: `select w.worker_id as id, w.kind, coalesce(d.name, '') as name, w.free, w.most_turns as "mostTurns",
        w.feed_hash as "feedHash"
      from worker w left join worker_detail d on d.community_id = $1 and d.worker_id = w.worker_id
      where w.community_id = $1 and w.link_hash = $2 and w.stage = 'active'`,
    values: [communityId, linkHash],
  })
  return rows[0]
}

/** How somebody is called and rung up; `sharesPhone`: they agreed that those on their turn may. */
export type WorkerContact = {
  readonly id: string
  readonly name: string
  readonly phone: string
  readonly sharesPhone: boolean
  readonly isExperienced: boolean
}

export async function listContacts(
  tx: Tx,
  communityId: string,
  workerIds: readonly string[],
): Promise<Map<string, WorkerContact>> {
  const { rows } = await tx.client.query<WorkerContact>({
    name: "worker-contacts",
    text: `select w.worker_id as id, coalesce(d.name, '') as name, coalesce(d.phone, '') as phone,
        w.is_experienced as "isExperienced", exists (select from worker_consent c where c.community_id = $1
          and c.worker_id = w.worker_id and c.what = 'share-phone' and c.withdrawn_at is null) as "sharesPhone"
      from worker w left join worker_detail d on d.community_id = $1 and d.worker_id = w.worker_id
      where w.community_id = $1 and w.worker_id = any($2::uuid[])`,
    values: [communityId, workerIds],
  })
  return new Map(rows.map((row) => [row.id, row]))
}

export async function saveFreeTimes(
  tx: Tx,
  communityId: string,
  workerId: string,
  { free, mostTurns }: { readonly free: readonly FreeTime[]; readonly mostTurns: number | null },
): Promise<void> {
  await tx.client.query(
    "update worker set free = $3, most_turns = $4 where community_id = $1 and worker_id = $2",
    [communityId, workerId, free, mostTurns],
  )
}

export type OwnAbsence = {
  readonly id: string
  readonly from: PlainDate
  readonly until: PlainDate | null
  /** By whoever is away; else the office wrote it. */
  readonly isOwn: boolean
}

/** Absences that stand and are not over. Why is told to nobody. */
export async function listOwnAbsences(
  tx: Tx,
  communityId: string,
  workerId: string,
  today: PlainDate,
): Promise<OwnAbsence[]> {
  const { rows } = await tx.client.query<OwnAbsence>(
    `select absence_id as id, from_on as from, until_on as until, made_by is null as "isOwn" from worker_absence
     where community_id = $1 and worker_id = $2 and ended_at is null and coalesce(until_on, 'infinity') >= $3
     order by from_on, absence_id`,
    [communityId, workerId, today],
  )
  return rows
}

export async function insertOwnAbsence(
  tx: Tx,
  communityId: string,
  absence: {
    readonly id: string
    readonly workerId: string
    readonly from: PlainDate
    readonly until: PlainDate
    readonly at: Instant
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into worker_absence (community_id, absence_id, worker_id, from_on, until_on, why, made_at)
     values ($1, $2, $3, $4, $5, 'away', $6) on conflict do nothing`,
    [communityId, absence.id, absence.workerId, absence.from, absence.until, absence.at],
  )
  return rowCount === 1
}

/** Ends an absence that they said themselves; false where there is none. */
export async function endOwnAbsence(
  tx: Tx,
  communityId: string,
  { id, workerId, at }: { readonly id: string; readonly workerId: string; readonly at: Instant },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update worker_absence set ended_at = $4 where community_id = $1 and absence_id = $2 and worker_id = $3
       and ended_at is null and made_by is null`,
    [communityId, id, workerId, at],
  )
  return rowCount === 1
}

export type OwnWish = {
  readonly id: string
  readonly day: PlainDate
  readonly hoursId: string | null
  readonly wish: "on" | "off"
}

export async function listOwnWishes(
  tx: Tx,
  communityId: string,
  workerId: string,
  today: PlainDate,
): Promise<OwnWish[]> {
  const { rows } = await tx.client.query<OwnWish>(
    `select wish_id as id, day, hours_id as "hoursId", wish from turn_wish
     where community_id = $1 and worker_id = $2 and withdrawn_at is null and day >= $3 order by day, made_at, wish_id`,
    [communityId, workerId, today],
  )
  return rows
}

/** Writes a wish; one for the same day and hours goes. */
export async function insertWish(
  tx: Tx,
  communityId: string,
  wish: OwnWish & { readonly workerId: string; readonly at: Instant },
): Promise<void> {
  await tx.client.query(
    `update turn_wish set withdrawn_at = $5 where community_id = $1 and worker_id = $2 and day = $3
       and hours_id is not distinct from $4 and withdrawn_at is null`,
    [communityId, wish.workerId, wish.day, wish.hoursId, wish.at],
  )
  await tx.client.query(
    `insert into turn_wish (community_id, wish_id, worker_id, day, hours_id, wish, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [communityId, wish.id, wish.workerId, wish.day, wish.hoursId, wish.wish, wish.at],
  )
}

export async function withdrawWish(
  tx: Tx,
  communityId: string,
  { id, workerId, at }: { readonly id: string; readonly workerId: string; readonly at: Instant },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update turn_wish set withdrawn_at = $4 where community_id = $1 and wish_id = $2 and worker_id = $3
       and withdrawn_at is null`,
    [communityId, id, workerId, at],
  )
  return rowCount === 1
}
