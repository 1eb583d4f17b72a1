import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { CheckStatus } from "../../core/rounds/planned-check.ts"
import type { Tx } from "../database/db.ts"

/** Somebody whose stay says that they are in special care. */
export type CarePersonRow = {
  readonly personId: string
  readonly homeId: string
  readonly name: string
  readonly phone: string
  readonly care: string
}

/** Everyone in special care who lives here. */
export async function listCarePeople(
  tx: Tx,
  communityId: string,
  today: PlainDate,
): Promise<CarePersonRow[]> {
  const { rows } = await tx.client.query<CarePersonRow>({
    name: "care-people",
    text: `select distinct on (s.person_id) s.person_id as "personId", s.dwelling_id as "homeId", p.name, p.phone, s.care
      from stay s join person_identity p on p.community_id = $1 and p.person_id = s.person_id
      where s.community_id = $1 and s.care <> '' and ${CURRENT} order by s.person_id, s.stay_id`,
    values: [communityId, today],
  })
  return rows
}

export async function isInCareAt(
  tx: Tx,
  communityId: string,
  personId: string,
  homeId: string,
  today: PlainDate,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select from stay s where s.community_id = $1 and s.person_id = $3 and s.dwelling_id = $4 and s.care <> '' and ${CURRENT}`,
    [communityId, today, personId, homeId],
  )
  return rowCount !== 0
}

export async function findRunningPlan(
  tx: Tx,
  communityId: string,
  personId: string,
  way: "call" | "visit",
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from care_plan where community_id = $1 and person_id = $2 and way = $3 and to_on is null",
    [communityId, personId, way],
  )
  return rowCount !== 0
}

export type ContactRow = {
  readonly checkId: string
  readonly planId: string
  readonly personId: string
  readonly day: PlainDate
  readonly dueAt: Instant
  readonly status: CheckStatus
  readonly statusAt: Instant | null
}

/** What was planned for people in care from a day on, the oldest first. */
export async function listContacts(tx: Tx, communityId: string, since: PlainDate): Promise<ContactRow[]> {
  const { rows } = await tx.client.query<ContactRow>({
    name: "care-contacts",
    text: `select check_id as "checkId", source_id as "planId", person_id as "personId", day, due_at as "dueAt", status,
        status_at as "statusAt" from planned_check
      where community_id = $1 and source = 'care' and day >= $2 and status <> 'called-off' order by due_at, check_id`,
    values: [communityId, since],
  })
  return rows
}

/** Person → when somebody last spoke with them, as was planned or not. */
export async function listLastContacts(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<Map<string, Instant>> {
  const { rows } = await tx.client.query<{ id: string; at: Instant }>({
    name: "last-care-contacts",
    text: `select id, max(at) as at from (
        select person_id as id, status_at as at from planned_check
          where community_id = $1 and source = 'care' and person_id = any($2::uuid[]) and status in ('fine', 'not-fine')
        union all
        select person_id, at from fact where community_id = $1 and kind = 'attempt' and person_id = any($2::uuid[])
          and data->>'outcome' in ('answered', 'reached')
          and not exists (select from fact t where t.community_id = $1 and t.corrects = fact.fact_id)) c group by id`,
    values: [communityId, personIds],
  })
  return new Map(rows.map((row) => [row.id, row.at]))
}

export type CareContactRow = {
  readonly id: string
  readonly personId: string
  readonly at: Instant
  readonly way: "call" | "visit"
  readonly found: "fine" | "not-fine" | "nobody-there"
  readonly note: string
  readonly by: string
}

/** The last contact of each that was written down as one and stands. */
export async function listStandingContacts(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<CareContactRow[]> {
  const { rows } = await tx.client.query<CareContactRow>({
    name: "standing-care-contacts",
    text: `select distinct on (f.person_id) f.fact_id as id, f.person_id as "personId", f.at, f.data->>'way' as way,
        f.data->>'found' as found, coalesce(d.data->>'情况', '') as note, coalesce(a.name, '') as by
      from fact f left join fact_detail d on d.community_id = $1 and d.fact_id = f.fact_id
      left join account a on a.community_id = $1 and a.account_id = f.recorded_by
      where f.community_id = $1 and f.kind = 'attempt' and f.person_id = any($2::uuid[]) and ${IS_CONTACT}
      order by f.person_id, f.at desc, f.fact_id desc`,
    values: [communityId, personIds],
  })
  return rows
}

/** One contact that stands, with what it may have settled. */
export async function findStandingContact(
  tx: Tx,
  communityId: string,
  contactId: string,
): Promise<
  | {
      readonly id: string
      readonly kind: string
      readonly checkId: string | null
    }
  | undefined
> {
  const { rows } = await tx.client.query(
    `select f.fact_id as id, f.kind, p.check_id as "checkId" from fact f
     left join planned_check p on p.community_id = $1 and p.check_id::text = f.data->>'check'
     where f.community_id = $1 and f.fact_id = $2 and f.kind = 'attempt' and ${IS_CONTACT}`,
    [communityId, contactId],
  )
  return rows[0]
}

/** A contact written down as such, not a try out of another list; nobody took it back. */
const IS_CONTACT = `f.data ? 'found' and f.data ? 'way'
  and not exists (select from fact t where t.community_id = $1 and t.corrects = f.fact_id)`

/** The contact of a plan's person that a call or visit of a day is about: that day's, else the last one before it that is open. */
export async function findContactToSettle(
  tx: Tx,
  communityId: string,
  personId: string,
  day: PlainDate,
): Promise<{ readonly id: string; readonly cause: string; readonly kind: "call" | "visit" } | undefined> {
  const { rows } = await tx.client.query<{ id: string; cause: string; kind: "call" | "visit" }>(
    `select check_id as id, cause, kind from planned_check
     where community_id = $1 and source = 'care' and person_id = $2 and day <= $3
       and status in ('not-yet', 'not-attempted', 'nobody-there') order by day desc, due_at, check_id limit 1`,
    [communityId, personId, day],
  )
  return rows[0]
}

const CURRENT = "coalesce(s.from_on <= $2, true) and coalesce(s.to_on > $2, true)"
