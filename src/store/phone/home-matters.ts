import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { joinMatter, passStatus } from "../gate/passes.ts"
import { LATE_FROM } from "../oversight/task-rows.ts"
import { notCorrected } from "../report/not-corrected.ts"

export type MatterRow = {
  readonly kind: "need" | "reading" | "task" | "objection" | "call" | "due"
  readonly id: string
  readonly text: string
  readonly what: string
  readonly person: string | null
  readonly since: string | null
  readonly dueAt: Instant | null
  readonly late: boolean
  readonly who: string | null
}

/** What is not over in a home: needs, readings that are missing today, tasks, objections, calls to make, a release that is due. */
export async function listHomeMatters(
  tx: Tx,
  communityId: string,
  homeId: string,
  now: Instant,
  today: PlainDate,
): Promise<MatterRow[]> {
  const { rows } = await tx.client.query<MatterRow>({
    name: "home-matters",
    text: `select * from (
      select 1 as place, 'due' as kind, c.case_id as id, '' as text, '' as what, i.name as person, c.due_on::text as since,
        null::timestamptz as "dueAt", c.due_on < $4 as late, null::text as who
      from quarantine_case c
      left join person_identity i on i.community_id = c.community_id and i.person_id = c.person_id
      where c.community_id = $1 and c.dwelling_id = $2 and c.ended_on is null and c.due_on <= $4
      union all
      select 2, 'reading', p.check_id, '', p.slot, i.name, p.day::text, p.due_at, true, null
      from planned_check p
      left join person_identity i on i.community_id = p.community_id and i.person_id = p.person_id
      where p.community_id = $1 and p.dwelling_id = $2 and p.kind = 'reading' and p.day = $4
        and (p.status in ('not-attempted', 'nobody-there') or (p.status = 'not-yet' and p.due_at <= $3))
      union all
      select 3, 'need', m.fact_id, concat_ws('：', f.data->>'类别', nullif(d.data->>'内容', '')), '', null,
        coalesce(f.data->>'时间', f.day::text), n.promised_for, coalesce(n.promised_for < $3, false),
        coalesce(o.name, d.data->>'办理人')
      from matter m
      join fact f on f.community_id = m.community_id and f.fact_id = m.fact_id
      left join fact_detail d on d.community_id = m.community_id and d.fact_id = m.fact_id
      left join need n on n.community_id = m.community_id and n.fact_id = m.fact_id
      left join account o on o.community_id = m.community_id and o.account_id = n.owner_id
      where m.community_id = $1 and m.kind = 'need' and f.dwelling_id = $2 and m.settled_on is null
        and coalesce(n.status, 'wished') in ('wished', 'taken', 'bought') and ${notCorrected}
      union all
      select 4, 'objection', c.case_id, '', '', i.name,
        to_char(c.objected_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), null, true, o.name
      from case_file c
      left join person_identity i on i.community_id = c.community_id and i.person_id = c.person_id
      left join account o on o.community_id = c.community_id and o.account_id = c.owner_id
      where c.community_id = $1 and c.dwelling_id = $2 and c.objected_at is not null
      union all
      select 5, 'task', t.task_id, coalesce(nullif(d.data->>'title', ''), ''), t.kind, i.name,
        to_char(t.opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), t.due_at,
        t.due_at is not null and ${LATE_FROM} <= $3, o.name
      from task t
      left join task_detail d on d.community_id = t.community_id and d.task_id = t.task_id
      left join person_identity i on i.community_id = t.community_id and i.person_id = t.person_id
      left join account o on o.community_id = t.community_id and o.account_id = t.owner_id
      where t.community_id = $1 and t.dwelling_id = $2 and t.done_at is null and t.kind not in ('missed-reading', 'objection')
      union all
      select 6, 'call', p.check_id, coalesce(d.data->>'reason', ''), p.source, i.name, p.day::text,
        coalesce(p.again_at, p.due_at), p.due_at <= $3, h.name
      from planned_check p
      left join planned_check_detail d on d.community_id = p.community_id and d.check_id = p.check_id
      left join person_identity i on i.community_id = p.community_id and i.person_id = p.person_id
      left join account h on h.community_id = p.community_id and h.account_id = p.held_by
      where p.community_id = $1 and p.dwelling_id = $2 and p.kind = 'call' and p.day between $4::date - 14 and $4
        and p.status in ('not-yet', 'not-attempted', 'nobody-there')
    ) all_of order by place, since, id`,
    values: [communityId, homeId, now, today],
  })
  return rows
}

export type VoiceRow = {
  readonly id: string
  readonly name: string
  readonly standing: string
  readonly care: string
  readonly phone: string
  readonly countedFrom: PlainDate | null
  readonly dueOn: PlainDate | null
  readonly morning: number | null
  readonly afternoon: number | null
}

/** Who lives in a home or is in quarantine there, with today's temperatures of those in quarantine. */
export async function listVoices(
  tx: Tx,
  communityId: string,
  homeId: string,
  today: PlainDate,
): Promise<VoiceRow[]> {
  const { rows } = await tx.client.query<VoiceRow>({
    name: "home-voices",
    text: `with here as (
        select person_id, standing, care from stay where community_id = $1 and dwelling_id = $2
          and (from_on is null or from_on <= $3) and (to_on is null or $3 < to_on)),
      held as (
        select distinct on (person_id) person_id, counted_from, due_on from quarantine_case
        where community_id = $1 and dwelling_id = $2 and opened_on <= $3 and (ended_on is null or ended_on > $3)
        order by person_id, opened_on desc),
      who as (select person_id from here union select person_id from held),
      taken as (
        select f.person_id, f.data->>'时段' as slot, max((f.data->>'体温')::float8) as celsius from fact f
        where f.community_id = $1 and f.kind = 'reading' and f.day = $3 and ${notCorrected}
          and f.person_id in (select person_id from held)
        group by 1, 2)
      select w.person_id as id, coalesce(i.name, '') as name, coalesce(h.standing, '') as standing,
        coalesce(h.care, '') as care, coalesce(i.phone, '') as phone, q.counted_from as "countedFrom", q.due_on as "dueOn",
        (select celsius from taken where person_id = w.person_id and slot = '上午') as morning,
        (select celsius from taken where person_id = w.person_id and slot = '下午') as afternoon
      from who w
      left join lateral (select standing, care from here where person_id = w.person_id limit 1) h on true
      left join held q on q.person_id = w.person_id
      left join person_identity i on i.community_id = $1 and i.person_id = w.person_id
      order by q.counted_from is null, array_position(array['owner', 'family', 'tenant'], h.standing), w.person_id`,
    values: [communityId, homeId, today],
  })
  return rows
}

/** The telephone of a home's householder, as the register has it. */
export async function findHomePhone(
  tx: Tx,
  communityId: string,
  homeId: string,
): Promise<{ readonly name: string; readonly phone: string } | undefined> {
  const { rows } = await tx.client.query<{ name: string; phone: string }>(
    `select d.householder as name, d.phone from household h
     join household_detail d on d.community_id = h.community_id and d.household_id = h.household_id
     where h.community_id = $1 and h.dwelling_id = $2 and h.to_on is null and d.phone <> '' limit 1`,
    [communityId, homeId],
  )
  return rows[0]
}

/** How many passes of a home are good, and how the newest stands. */
export async function findHomePasses(
  tx: Tx,
  communityId: string,
  homeId: string,
): Promise<{ readonly good: number; readonly last: string | null }> {
  const { rows } = await tx.client.query<{ good: number; last: string | null }>(
    `select count(*) filter (where status = 'issued') as good, (array_agg(status order by issued desc, id desc))[1] as last
     from (select p.pass_id as id, ${passStatus} as status, coalesce(f.at, f.day::timestamptz) as issued
       from pass p join fact f on f.community_id = p.community_id and f.fact_id = p.pass_id
       ${joinMatter}
       where p.community_id = $1 and p.dwelling_id = $2 and ${notCorrected}) of_home`,
    [communityId, homeId],
  )
  return rows[0] ?? { good: 0, last: null }
}
