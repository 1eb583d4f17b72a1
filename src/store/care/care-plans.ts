import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { CarePlan } from "../../core/rounds/plan-care.ts"
import type { Tx } from "../database/db.ts"

export type ConsentWay = "phone" | "door" | "paper"
export type CareEnd = "consent-withdrawn" | "left" | "not-needed"

export type KeptCarePlan = CarePlan & {
  readonly ownerId: string | null
  readonly consentedOn: PlainDate
  readonly consentedHow: ConsentWay
}

const COLUMNS = `c.plan_id as id, c.person_id as "personId", c.dwelling_id as "homeId", c.way, c.every_days::int as "everyDays",
  c.owner_id as "ownerId", c.consented_on as "consentedOn", c.consented_how as "consentedHow", c.from_on as "fromOn", c.to_on as "toOn"`

export async function findCarePlan(
  tx: Tx,
  communityId: string,
  planId: string,
): Promise<KeptCarePlan | undefined> {
  const { rows } = await tx.client.query<KeptCarePlan>(
    `select ${COLUMNS} from care_plan c where c.community_id = $1 and c.plan_id = $2`,
    [communityId, planId],
  )
  return rows[0]
}

/** Plans that go on and whose contacts do not reach to a day. */
export async function listShortCarePlans(
  tx: Tx,
  communityId: string,
  until: PlainDate,
): Promise<KeptCarePlan[]> {
  const { rows } = await tx.client.query<KeptCarePlan>({
    name: "short-care-plans",
    text: `select ${COLUMNS} from care_plan c where c.community_id = $1 and c.to_on is null and c.from_on <= $2
        and not exists (select from planned_check p where p.community_id = $1 and p.source_id = c.plan_id
          and p.day > $2::date - c.every_days and p.status <> 'called-off')`,
    values: [communityId, until],
  })
  return rows
}

/** Plans that go on. */
export async function listRunningCarePlans(tx: Tx, communityId: string): Promise<KeptCarePlan[]> {
  const { rows } = await tx.client.query<KeptCarePlan>({
    name: "running-care-plans",
    text: `select ${COLUMNS} from care_plan c where c.community_id = $1 and c.to_on is null order by c.made_at, c.plan_id`,
    values: [communityId],
  })
  return rows
}

/** Writes a plan, or what of it has changed. */
export async function saveCarePlan(
  tx: Tx,
  communityId: string,
  plan: KeptCarePlan & { readonly endedWhy: CareEnd | null },
  now: Instant,
): Promise<void> {
  await tx.client.query(
    `insert into care_plan (community_id, plan_id, person_id, dwelling_id, way, every_days, owner_id, consented_on,
       consented_how, from_on, to_on, ended_why, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
     on conflict (community_id, plan_id) do update set every_days = excluded.every_days, owner_id = excluded.owner_id,
       from_on = excluded.from_on, to_on = excluded.to_on, ended_why = excluded.ended_why`,
    [
      ...[communityId, plan.id, plan.personId, plan.homeId, plan.way, plan.everyDays, plan.ownerId],
      ...[plan.consentedOn, plan.consentedHow, plan.fromOn, plan.toOn, plan.endedWhy, now],
    ],
  )
}

/** Running plans of people who live at their home no more. */
export async function listPlansOfGone(
  tx: Tx,
  communityId: string,
  today: PlainDate,
): Promise<KeptCarePlan[]> {
  const { rows } = await tx.client.query<KeptCarePlan>({
    name: "care-plans-of-gone",
    text: `select ${COLUMNS} from care_plan c where c.community_id = $1 and c.to_on is null and not exists (
        select from stay s where s.community_id = $1 and s.person_id = c.person_id and s.dwelling_id = c.dwelling_id
          and coalesce(s.to_on > $2, true))`,
    values: [communityId, today],
  })
  return rows
}

/** Calls off what is still to come of a plan and stands no longer in it. */
export async function callOffCare(
  tx: Tx,
  communityId: string,
  planId: string,
  planned: readonly string[],
  from: PlainDate,
  now: Instant,
): Promise<void> {
  await tx.client.query(
    `update planned_check set status = 'called-off', status_at = $5
     where community_id = $1 and source = 'care' and source_id = $2 and day >= $4
       and status in ('not-yet', 'not-attempted') and cause <> all($3::text[])`,
    [communityId, planId, planned, from, now],
  )
}

/** Whoever has a plan has what is still to be done of it. */
export async function giveOpenChecks(
  tx: Tx,
  communityId: string,
  planId: string,
  ownerId: string | null,
): Promise<void> {
  await tx.client.query(
    `update planned_check set owner_id = $3
     where community_id = $1 and source = 'care' and source_id = $2 and status in ('not-yet', 'not-attempted', 'nobody-there')`,
    [communityId, planId, ownerId],
  )
}
