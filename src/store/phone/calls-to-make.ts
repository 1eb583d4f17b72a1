import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { CheckSource, CheckStatus } from "../../core/rounds/planned-check.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

export type CallToMakeRow = {
  readonly id: string
  readonly source: CheckSource
  readonly cause: string
  readonly day: PlainDate
  readonly dueAt: Instant
  readonly againAt: Instant | null
  readonly status: CheckStatus
  readonly attempts: number
  readonly outcome: string | null
  readonly homeId: string | null
  readonly door: string | null
  readonly personId: string | null
  readonly name: string
  /** Of the person, or as it was pasted; empty: the home's. */
  readonly number: string
  readonly reason: string
  readonly ownerId: string | null
  readonly owner: string | null
  readonly heldById: string | null
  readonly heldBy: string | null
  readonly heldUntil: Instant | null
}

/** Who asks, when, and after how many tries a call goes to the door. */
export type QueueEyes = { readonly now: Instant; readonly today: PlainDate; readonly tries: number }

const IS_OPEN = "p.status in ('not-yet', 'not-attempted', 'nobody-there')"

/** Open, of today or before, not gone to the door; of a rhythm the newest alone: who is asked today is not asked for yesterday. */
const STANDS = `p.community_id = $1 and p.kind = 'call' and ${IS_OPEN} and p.day <= $3
  and not (p.status = 'nobody-there' and p.attempts >= $4)
  and not (p.source in ('care', 'follow-up') and exists (select from planned_check l
    where l.community_id = p.community_id and l.source_id = p.source_id and l.kind = 'call'
      and l.person_id is not distinct from p.person_id and l.day > p.day and l.day <= $3))`

const IS_DUE = "(p.again_at is null or p.again_at <= $2)"
const IS_HELD = "(p.held_by is not null and p.held_until > $2)"

const selectCall = `select p.check_id as id, p.source, p.cause, p.day, p.due_at as "dueAt", p.again_at as "againAt", p.status,
    p.attempts, p.outcome, p.dwelling_id as "homeId", case when w.dwelling_id is not null then ${doorText} end as door,
    p.person_id as "personId", coalesce(i.name, d.data->>'name', '') as name,
    coalesce(nullif(d.data->>'number', ''), i.phone, '') as number, coalesce(d.data->>'reason', '') as reason,
    p.owner_id as "ownerId", o.name as owner, case when ${IS_HELD} then p.held_by end as "heldById",
    case when ${IS_HELD} then h.name end as "heldBy", case when ${IS_HELD} then p.held_until end as "heldUntil"
  from planned_check p
  left join planned_check_detail d on d.community_id = p.community_id and d.check_id = p.check_id
  left join person_identity i on i.community_id = p.community_id and i.person_id = p.person_id
  left join account o on o.community_id = p.community_id and o.account_id = p.owner_id
  left join account h on h.community_id = p.community_id and h.account_id = p.held_by
  ${joinDoor("p")}`

/** The calls to make: due now first, by their moment; then those to come. */
export async function listCallsToMake(
  tx: Tx,
  communityId: string,
  eyes: QueueEyes,
  most: number,
): Promise<CallToMakeRow[]> {
  const { rows } = await tx.client.query<CallToMakeRow>(
    `${selectCall} where ${STANDS} order by not ${IS_DUE}, coalesce(p.again_at, p.due_at), p.check_id limit $5`,
    [...valuesOf(communityId, eyes), most],
  )
  return rows
}

export async function findCallToMake(
  tx: Tx,
  communityId: string,
  id: string,
  now: Instant,
): Promise<CallToMakeRow | undefined> {
  const { rows } = await tx.client.query<CallToMakeRow>(
    `${selectCall} where p.community_id = $1 and p.kind = 'call' and p.check_id = $3`,
    [communityId, now, id],
  )
  return rows[0]
}

export type QueueCounts = {
  readonly due: number
  readonly held: number
  readonly later: number
  readonly toDoor: number
  readonly doneToday: number
}

export async function countCallsToMake(tx: Tx, communityId: string, eyes: QueueEyes): Promise<QueueCounts> {
  const { rows } = await tx.client.query<QueueCounts>(
    `select count(*) filter (where ${STANDS} and ${IS_DUE} and not ${IS_HELD}) as due,
       count(*) filter (where ${STANDS} and ${IS_HELD}) as held,
       count(*) filter (where ${STANDS} and not ${IS_DUE} and not ${IS_HELD}) as later,
       count(*) filter (where p.day <= $3 and ((p.status = 'nobody-there' and p.attempts >= $4)
         or (p.outcome = 'wrong-number' and p.day > $3::date - 14))) as "toDoor",
       count(*) filter (where p.status in ('fine', 'not-fine')
         and p.status_at >= $3::date::timestamp at time zone 'Asia/Shanghai') as "doneToday"
     from planned_check p where p.community_id = $1 and p.kind = 'call'
       and (${IS_OPEN} or p.status_at >= $3::date::timestamp at time zone 'Asia/Shanghai' - interval '14 days')`,
    valuesOf(communityId, eyes),
  )
  return rows[0] ?? { due: 0, held: 0, later: 0, toDoor: 0, doneToday: 0 }
}

/**
 * The next call for somebody: due, held by nobody else, in no home and under no number that a colleague rings just now. One's
 * own go first, then nobody's, then those of others.
 */
export async function findNextCall(
  tx: Tx,
  communityId: string,
  eyes: QueueEyes,
  accountId: string,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select p.check_id as id from planned_check p
     where ${STANDS} and ${IS_DUE} and not (${IS_HELD} and p.held_by <> $5)
       and not exists (select from planned_check b where b.community_id = p.community_id and b.kind = 'call'
         and b.held_by <> $5 and b.held_until > $2
         and (b.dwelling_id = p.dwelling_id or b.phone_key = p.phone_key))
     order by coalesce(p.owner_id = $5, false) desc, p.owner_id is not null, coalesce(p.again_at, p.due_at), p.check_id
     limit 1 for update of p skip locked`,
    [...valuesOf(communityId, eyes), accountId],
  )
  return rows[0]?.id
}

/** Holds a call for one caller, who lets go of any other. */
export async function holdCall(
  tx: Tx,
  communityId: string,
  id: string,
  by: { readonly accountId: string; readonly until: Instant },
): Promise<void> {
  await tx.client.query(
    `update planned_check set held_by = case when check_id = $2 then $3::uuid end,
       held_until = case when check_id = $2 then $4::timestamptz end
     where community_id = $1 and kind = 'call' and (check_id = $2 or held_by = $3)`,
    [communityId, id, by.accountId, by.until],
  )
}

export async function letGoOfCall(tx: Tx, communityId: string, id: string, accountId: string): Promise<void> {
  await tx.client.query(
    `update planned_check set held_by = null, held_until = null
     where community_id = $1 and check_id = $2 and held_by = $3`,
    [communityId, id, accountId],
  )
}

/** Writes what a try left of a call to make; it is held by nobody any more. */
export async function saveCallTry(
  tx: Tx,
  communityId: string,
  id: string,
  after: {
    readonly status: CheckStatus
    readonly attempts: number
    readonly againAt: Instant | null
    readonly outcome: string
    readonly at: Instant
    readonly factId: string
  },
): Promise<void> {
  await tx.client.query(
    `update planned_check set status = $3, attempts = $4, again_at = $5, outcome = $6, status_at = $7, fact_id = $8,
       held_by = null, held_until = null
     where community_id = $1 and check_id = $2`,
    [
      ...[communityId, id, after.status, after.attempts, after.againAt, after.outcome],
      ...[after.at, after.factId],
    ],
  )
}

export type NewCallToMake = {
  readonly id: string
  readonly source: "call-back" | "verification"
  readonly sourceId: string
  readonly cause: string
  readonly day: PlainDate
  readonly dueAt: Instant
  readonly againAt: Instant | null
  readonly homeId: string | null
  readonly personId: string | null
  readonly phoneKey: Buffer | null
  readonly ownerId: string | null
  readonly detail: { readonly reason: string; readonly number: string; readonly name: string }
}

/** Writes calls to make; one that is planned already is left as it is. Gives how many are new. */
export async function insertCallsToMake(
  tx: Tx,
  communityId: string,
  calls: readonly NewCallToMake[],
  now: Instant,
): Promise<number> {
  if (calls.length === 0) return 0
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into planned_check (community_id, made_at, kind, check_id, source, source_id, cause, day, due_at, again_at,
       dwelling_id, person_id, phone_key, owner_id)
     select $1, $2::timestamptz, 'call', c.* from unnest($3::uuid[], $4::text[], $5::uuid[], $6::text[], $7::date[],
       $8::timestamptz[], $9::timestamptz[], $10::uuid[], $11::uuid[], $12::bytea[], $13::uuid[]) as c
     on conflict do nothing returning check_id as id`,
    [
      ...[communityId, now],
      ...(
        [
          ...(["id", "source", "sourceId", "cause", "day", "dueAt", "againAt"] as const),
          ...(["homeId", "personId", "phoneKey", "ownerId"] as const),
        ] as const
      ).map((key) => calls.map((call) => call[key])),
    ],
  )
  const added = new Set(rows.map(({ id }) => id))
  const fresh = calls.filter(({ id }) => added.has(id))
  await tx.client.query(
    `insert into planned_check_detail (community_id, check_id, retention, data)
     select $1, d.id, 'campaign', d.data from unnest($2::uuid[], $3::jsonb[]) as d (id, data)`,
    [communityId, fresh.map(({ id }) => id), fresh.map(({ detail }) => JSON.stringify(detail))],
  )
  return added.size
}

/** Numbers and homes that a list of verification asks already and nobody has asked yet. */
export async function listAskedAlready(
  tx: Tx,
  communityId: string,
): Promise<readonly { readonly homeId: string | null; readonly phoneKey: Buffer | null }[]> {
  const { rows } = await tx.client.query<{ homeId: string | null; phoneKey: Buffer | null }>(
    `select dwelling_id as "homeId", phone_key as "phoneKey" from planned_check
     where community_id = $1 and kind = 'call' and source = 'verification'
       and status in ('not-yet', 'not-attempted', 'nobody-there')`,
    [communityId],
  )
  return rows
}

function valuesOf(communityId: string, { now, today, tries }: QueueEyes): unknown[] {
  return [communityId, now, today, tries]
}
