import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { type JoinedStay, joinStays } from "../../core/people/join-stays.ts"
import type { Tx } from "../database/db.ts"

type Joining = {
  readonly tx: Tx
  readonly communityId: string
  readonly keptId: string
  readonly goneId: string
  readonly now: Instant
  readonly accountId: string
}

/** Which columns of the identity are taken from the record that goes. */
export type TakenField = "name" | "sex" | "idNumber" | "phone"

const columnsOf: Readonly<Record<TakenField, readonly string[]>> = {
  name: ["name"],
  sex: ["sex"],
  idNumber: ["id_number", "id_kind"],
  phone: ["phone"],
}

/**
 * Lets everything that hangs on `goneId` hang on `keptId`. Where both have what a person has once (a stay at one door, a plan, what is
 * planned of a reading), the kept one's stands.
 */
export async function joinPeople(joining: Joining, take: readonly TakenField[]): Promise<void> {
  const { tx, communityId, keptId, goneId, now } = joining
  const whom = [communityId, keptId, goneId]
  await joinIdentity(joining, take)
  await saveStays(joining)
  await tx.client.query(END_SECOND_PLANS, [...whom, dayOf(now), now])
  await tx.client.query(MOVE_CHECKS, [...whom, now])
  await tx.client.query(MOVE_TASKS, [...whom, now, joining.accountId])
  await tx.client.query(END_PAIR, [...whom, now, joining.accountId])
  await tx.client.query(MOVE_FINDINGS, whom)
  await tx.client.query(DROP_SECOND_LINES, whom)
  await tx.client.query(
    "update paper_line set about_id = $2 where community_id = $1 and about_id = $3 and what = 'readings'",
    whom,
  )
  await tx.client.query(MOVE_CHANGES, whom)
  for (const table of PLAIN) {
    await tx.client.query(
      `update ${table} set person_id = $2 where community_id = $1 and person_id = $3`,
      whom,
    )
  }
}

/** Tables of which nothing stands in the way of a row's moving. */
const PLAIN = [
  ...["fact", "matter", "phone_call", "case_file", "self_report", "person_secret", "person_key"],
  ...["list_row", "stay", "care_plan", "quarantine_case"],
]

async function joinIdentity(
  { tx, communityId, keptId, goneId }: Joining,
  take: readonly TakenField[],
): Promise<void> {
  const sets = take.flatMap((field) => columnsOf[field]).map((column) => `${column} = g.${column}`)
  if (sets.length > 0) {
    await tx.client.query(
      `update person_identity p set ${sets.join(", ")} from person_identity g
       where p.community_id = $1 and p.person_id = $2 and g.community_id = $1 and g.person_id = $3`,
      [communityId, keptId, goneId],
    )
  }
  await tx.client.query("delete from person_identity where community_id = $1 and person_id = $2", [
    communityId,
    goneId,
  ])
}

async function saveStays({ tx, communityId, keptId, goneId, now }: Joining): Promise<void> {
  const { rows } = await tx.client.query<JoinedStay & { readonly personId: string }>(
    `select stay_id as id, person_id as "personId", dwelling_id as "dwellingId", relation, care, from_on as "from", to_on as "to"
     from stay where community_id = $1 and person_id in ($2, $3) order by from_on nulls first, stay_id`,
    [communityId, keptId, goneId],
  )
  const of = (id: string) => rows.filter(({ personId }) => personId === id)
  for (const { id, relation, care, from, to } of joinStays(of(keptId), of(goneId), dayOf(now))) {
    await tx.client.query(
      "update stay set relation = $3, care = $4, from_on = $5, to_on = $6 where community_id = $1 and stay_id = $2",
      [communityId, id, relation, care, from, to],
    )
  }
}

const END_SECOND_PLANS = `
  with ended as (
    update care_plan c set to_on = $4, ended_why = 'not-needed'
    where c.community_id = $1 and c.person_id = $3 and c.to_on is null and exists (
      select from care_plan o where o.community_id = $1 and o.person_id = $2 and o.way = c.way and o.to_on is null)
    returning c.plan_id)
  update planned_check p set status = 'called-off', status_at = $5
  where p.community_id = $1 and p.source = 'care' and p.source_id in (select plan_id from ended) and p.day >= $4
    and p.status in ('not-yet', 'not-attempted')`

// what is planned of a person names them in its cause, so that whoever takes a reading settles it
const NEW_CAUSE = "replace(t.cause, $3::uuid::text, $2::uuid::text)"

const MOVE_CHECKS = `
  update planned_check t set person_id = $2,
    cause = case when second.is then t.cause else ${NEW_CAUSE} end,
    status = case when second.is and t.status in ('not-yet', 'not-attempted') then 'called-off' else t.status end,
    status_at = case when second.is and t.status in ('not-yet', 'not-attempted') then $4 else t.status_at end
  from (select check_id, exists (
      select from planned_check o where o.community_id = $1 and o.cause = ${NEW_CAUSE} and o.check_id <> t.check_id) as is
    from planned_check t where community_id = $1 and person_id = $3) second
  where t.community_id = $1 and t.check_id = second.check_id`

const MOVE_TASKS = `
  update task t set person_id = $2,
    cause = case when second.is then t.cause else ${NEW_CAUSE} end,
    done_at = case when second.is then $4 else t.done_at end,
    done_by = case when second.is then $5 else t.done_by end,
    outcome = case when second.is then 'merged' else t.outcome end
  from (select task_id, t.done_at is null and exists (
      select from task o where o.community_id = $1 and o.cause = ${NEW_CAUSE} and o.done_at is null and o.task_id <> t.task_id) as is
    from task t where community_id = $1 and person_id = $3) second
  where t.community_id = $1 and t.task_id = second.task_id`

const END_PAIR = `
  update finding set ended_at = $4, ended_by = $5, ended_as = 'merged'
  where community_id = $1 and kind = 'double' and ended_at is null
    and ((person_id = $2 and other_person_id = $3) or (person_id = $3 and other_person_id = $2))`

// of a pair the cause names the smaller id first
const MOVE_FINDINGS = `
  with moved as (
    select finding_id, case when kind = 'double'
        then 'double ' || least(one, other) || ' ' || greatest(one, other) else ${NEW_CAUSE} end as cause
    from (select *, case when person_id = $3 then $2 else person_id end::text as one,
        case when other_person_id = $3 then $2 else other_person_id end::text as other from finding
      where community_id = $1 and $3 in (person_id, other_person_id)
        and not (kind = 'double' and $2 in (person_id, other_person_id))) t)
  update finding f set person_id = case when person_id = $3 then $2 else person_id end,
    other_person_id = case when other_person_id = $3 then $2 else other_person_id end,
    cause = case when exists (select from finding o where o.community_id = $1 and o.cause = moved.cause) then f.cause else moved.cause end
  from moved where f.community_id = $1 and f.finding_id = moved.finding_id`

const DROP_SECOND_LINES = `
  delete from paper_line l where l.community_id = $1 and l.about_id = $3 and l.what = 'readings' and exists (
    select from paper_line o where o.community_id = $1 and o.day = l.day and o.what = l.what and o.about_id = $2)`

const MOVE_CHANGES = `
  update register_change set person_id = case when person_id = $3 then $2 else person_id end,
    subject_id = case when subject_id = $3 then $2 else subject_id end
  where community_id = $1 and $3 in (person_id, subject_id)`
