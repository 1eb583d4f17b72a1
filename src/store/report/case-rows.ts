import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "./not-corrected.ts"
import {
  type CountedRow,
  type CountedRows,
  doorOrder,
  doorText,
  joinDoor,
  type Stretch,
} from "./rows-page.ts"

/** Which cases of home quarantine a number counts. */
export type CaseDays =
  | "opened-on"
  | "opened-to-date"
  | "released-on"
  | "released-to-date"
  | "transferred-on"
  | "active"

/** The cases that a number counts, under the columns of the ledger. */
export async function listCaseRows(
  tx: Tx,
  communityId: string,
  days: CaseDays,
  on: PlainDate,
  stretch: Stretch,
): Promise<CountedRows> {
  const total = await countOf(
    tx,
    `select count(*) as total from quarantine_case c where ${whenOf[days]}`,
    communityId,
    on,
  )
  const rows = await tx.client.query<CountedRow>(
    `select c.dwelling_id as "homeId", jsonb_strip_nulls(jsonb_build_object(
       '门牌', ${doorText}, '姓名', p.name, '身份证号', p.id_number, '抵沪日期', c.arrived_on, '建档日期', c.opened_on,
       '应解除日期', c.due_on, '延长依据', c.extension_order, '结束日期', c.ended_on,
       '结束原因', case c.end_reason when 'released' then '解除' when 'transferred' then '转送就诊'
         when 'centralised' then '转集中隔离' when 'withdrawn' then '撤销' end)) as values
     from quarantine_case c ${joinDoor("c")}
     left join person_identity p on p.community_id = c.community_id and p.person_id = c.person_id
     where ${whenOf[days]} order by ${orderOf[days]}, ${doorOrder}, c.case_id offset $3 limit $4`,
    [communityId, on, stretch.offset, stretch.limit],
  )
  return { total, rows: rows.rows }
}

/** Doors with people in quarantine on a day, and how many. */
export async function listQuarantinedDoors(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  stretch: Stretch,
): Promise<CountedRows> {
  const total = await countOf(
    tx,
    `select count(distinct c.dwelling_id) as total from quarantine_case c where ${ACTIVE}`,
    communityId,
    on,
  )
  const rows = await tx.client.query<CountedRow>(
    `select c.dwelling_id as "homeId", jsonb_build_object('门牌', ${doorText}, '在隔人数', count(*)::text,
       '最早抵沪日期', min(c.arrived_on), '最晚应解除日期', max(c.due_on)) as values
     from quarantine_case c ${joinDoor("c")} where ${ACTIVE}
     group by c.dwelling_id, s.lane, s.number, w.floor, w.position, w.room
     order by ${doorOrder} offset $3 limit $4`,
    [communityId, on, stretch.offset, stretch.limit],
  )
  return { total, rows: rows.rows }
}

/** The two readings due that day of everyone in quarantine, each taken or missing. */
export async function listReadingsDue(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  stretch: Stretch,
): Promise<CountedRows> {
  const people = await countOf(
    tx,
    `select count(*) as total from quarantine_case c where ${ACTIVE}`,
    communityId,
    on,
  )
  const rows = await tx.client.query<CountedRow>(
    `select c.dwelling_id as "homeId", jsonb_strip_nulls(jsonb_build_object('门牌', ${doorText}, '姓名', p.name,
       '时段', slot.name, '状态', case when slots.taken & slot.bit > 0 then '已报' else '未报' end,
       '体温', taken.temperature)) as values
     from quarantine_case c ${joinDoor("c")}
     cross join (values (1, '上午'), (2, '下午')) as slot (bit, name)
     left join person_identity p on p.community_id = c.community_id and p.person_id = c.person_id
     left join lateral (select coalesce(max(r.slots), 0)::int as taken from reading_day r
       where r.community_id = c.community_id and r.day = $2 and r.person_id = c.person_id) slots on true
     left join lateral (select max((f.data->>'体温')::numeric)::text as temperature from fact f
       where f.community_id = c.community_id and f.person_id = c.person_id and f.kind = 'reading'
       and f.day = $2 and f.data->>'时段' = slot.name and ${notCorrected}) taken on true
     where ${ACTIVE}
     order by slots.taken & slot.bit > 0, ${doorOrder}, c.case_id, slot.bit offset $3 limit $4`,
    [communityId, on, stretch.offset, stretch.limit],
  )
  return { total: 2 * people, rows: rows.rows }
}

const OF = "c.community_id = $1"
const ACTIVE = `${OF} and c.opened_on <= $2 and (c.ended_on is null or c.ended_on > $2)`

const whenOf = {
  "opened-on": `${OF} and c.opened_on = $2`,
  "opened-to-date": `${OF} and c.opened_on <= $2`,
  "released-on": `${OF} and c.end_reason = 'released' and c.ended_on = $2`,
  "released-to-date": `${OF} and c.end_reason = 'released' and c.ended_on <= $2`,
  "transferred-on": `${OF} and c.end_reason = 'transferred' and c.ended_on = $2`,
  active: ACTIVE,
} as const satisfies Record<CaseDays, string>

/** Who is due first stands first; of what is past, the newest. */
const orderOf = {
  "opened-on": "c.opened_on desc",
  "opened-to-date": "c.opened_on desc",
  "released-on": "c.ended_on desc",
  "released-to-date": "c.ended_on desc",
  "transferred-on": "c.ended_on desc",
  active: "c.due_on",
} as const satisfies Record<CaseDays, string>

async function countOf(tx: Tx, text: string, communityId: string, on: PlainDate): Promise<number> {
  const result = await tx.client.query<{ total: number }>(text, [communityId, on])
  return result.rows[0]?.total ?? 0
}
