import type { Role } from "../../core/access/roles.ts"
import type { RowValues } from "../../core/forms/form.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

export type NewPhoneCall = {
  readonly factId: string
  readonly at: Instant
  readonly phoneKey: Buffer | null
  readonly dwellingId: string | null
  readonly personId: string | null
  readonly accountId: string | null
  readonly category: string
}

/** Writes beside a call's fact who rang, as far as a fingerprint says it. */
export async function insertPhoneCall(tx: Tx, communityId: string, call: NewPhoneCall): Promise<void> {
  const { factId, at, phoneKey, dwellingId, personId, accountId, category } = call
  await tx.client.query(
    `insert into phone_call (community_id, fact_id, at, phone_key, dwelling_id, person_id, account_id, category)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [communityId, factId, at, phoneKey, dwellingId, personId, accountId, category],
  )
}

export type StoredCall = {
  readonly id: string
  readonly at: Instant | null
  readonly values: RowValues
  readonly later: RowValues
  readonly extra: NewPhoneCall | null
}

/** A call that stands, with all that its book has of it; of one that was imported there is nothing beside. */
export async function findCall(tx: Tx, communityId: string, callId: string): Promise<StoredCall | undefined> {
  const { rows } = await tx.client.query<StoredCall>(
    `select f.fact_id as id, f.at, f.data || coalesce(d.data, '{}') as values, coalesce(m.state, '{}') as later
     from fact f
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     where f.community_id = $1 and f.fact_id = $2 and f.kind = 'call' and ${notCorrected}`,
    [communityId, callId],
  )
  const [found] = rows
  if (found === undefined) return undefined
  const beside = await tx.client.query<NewPhoneCall>(
    `select fact_id as "factId", at, phone_key as "phoneKey", dwelling_id as "dwellingId", person_id as "personId",
       account_id as "accountId", category from phone_call where community_id = $1 and fact_id = $2`,
    [communityId, callId],
  )
  return { ...found, extra: beside.rows[0] ?? null }
}

export type CallRow = {
  readonly id: string
  readonly at: string
  readonly number: string
  readonly homeId: string | null
  readonly door: string | null
  readonly personId: string | null
  readonly person: string | null
  readonly category: string
  readonly text: string
  readonly who: string
  readonly open: boolean
  readonly taskId: string | null
  readonly owner: string | null
  readonly team: Role | null
  readonly dueAt: Instant | null
}

/** The calls of a day, the newest first; or those that are open up to it, the oldest first. */
export async function listCallRows(
  tx: Tx,
  communityId: string,
  view: "day" | "open",
  on: PlainDate,
  most: number,
): Promise<CallRow[]> {
  const order =
    view === "day" ? "f.at desc nulls last, f.fact_id desc" : "m.opened_on, f.at nulls first, f.fact_id"
  const { rows } = await tx.client.query<CallRow>({
    name: `calls-${view}`,
    text: `with page as materialized (
       select f.community_id, f.fact_id, f.at, f.dwelling_id, f.person_id, f.data, m.state,
         row_number() over (order by ${order}) as place
       from ${view === "day" ? OF_DAY : TO_DO_FACTS}
       order by ${order} limit $3)
     select m.fact_id as id, coalesce(m.data->>'时间', '') as at, coalesce(d.data->>'来电号码', '') as number,
       m.dwelling_id as "homeId", case when w.dwelling_id is not null then ${doorText} end as door,
       m.person_id as "personId", i.name as person, coalesce(m.data->>'类别', '') as category,
       coalesce(d.data->>'内容', '') as text, coalesce(d.data->>'接听人', '') as who,
       coalesce(m.state->>'状态' = '待办', false) as open, t.task_id as "taskId", o.name as owner, t.team, t.due_at as "dueAt"
     from page m
     left join lateral (select d.data from fact_detail d
       where d.community_id = m.community_id and d.fact_id = m.fact_id limit 1) d on true
     left join lateral (select t.task_id, t.owner_id, t.team, t.due_at from task t
       where t.community_id = m.community_id and t.about_id = m.fact_id and t.kind = 'call-follow-up'
         and t.done_at is null limit 1) t on true
     left join account o on o.community_id = m.community_id and o.account_id = t.owner_id
     left join person_identity i on i.community_id = m.community_id and i.person_id = m.person_id
     ${joinDoor("m")} order by m.place`,
    values: [communityId, on, most],
  })
  return rows
}

// row by row, whatever the planner makes of a table that was filled a moment ago
const OF_DAY = `fact f left join lateral (select m.state from matter m
    where m.community_id = f.community_id and m.fact_id = f.fact_id limit 1) m on true
  where f.community_id = $1 and f.kind = 'call' and f.day = $2 and ${notCorrected}`

const TO_DO = `m.community_id = $1 and m.kind = 'call' and m.opened_on <= $2 and m.state->>'状态' = '待办'`

// the oldest first, no more than are shown; then to their facts, one by one
const TO_DO_FACTS = `(select m.fact_id, m.state, m.opened_on from matter m
    where ${TO_DO} and not exists (select from fact c where c.community_id = $1 and c.corrects = m.fact_id)
    order by m.opened_on fetch first $3 rows with ties) m
  join lateral (select * from fact f where f.community_id = $1 and f.fact_id = m.fact_id limit 1) f on true`

const COUNT_TO_DO = `select (select count(*) from matter m where ${TO_DO})
  - (select count(*) from matter m where ${TO_DO} and m.fact_id in (
      select c.corrects from fact c where c.community_id = $1 and c.corrects is not null)) as total`

/** How many calls a day had, or how many are open up to it. */
export async function countCallRows(
  tx: Tx,
  communityId: string,
  view: "day" | "open",
  on: PlainDate,
): Promise<number> {
  const { rows } = await tx.client.query<{ total: number }>(
    view === "day" ? `select count(*) as total from ${OF_DAY}` : COUNT_TO_DO,
    [communityId, on],
  )
  return rows[0]?.total ?? 0
}

/** What rests on a call rests on the one that was written in its place. */
export async function moveToCall(tx: Tx, communityId: string, from: string, to: string): Promise<void> {
  await tx.client.query("update task set about_id = $3 where community_id = $1 and about_id = $2", [
    communityId,
    from,
    to,
  ])
  await tx.client.query(
    "update planned_check set source_id = $3 where community_id = $1 and source_id = $2 and source = 'call-back'",
    [communityId, from, to],
  )
}

/** Closes what is still to be done about a call. */
export async function closeFollowUps(
  tx: Tx,
  communityId: string,
  callId: string,
  outcome: string,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<void> {
  await tx.client.query(
    `update task set done_at = $3, done_by = $4, outcome = $5
     where community_id = $1 and about_id = $2 and kind = 'call-follow-up' and done_at is null`,
    [communityId, callId, by.at, by.accountId, outcome],
  )
}
