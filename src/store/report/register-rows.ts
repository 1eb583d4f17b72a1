import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import {
  type CountedRow,
  type CountedRows,
  doorOrder,
  doorText,
  joinDoor,
  type Stretch,
} from "./rows-page.ts"

/** The households on the register on a day, under the columns of 住户. */
export async function listHouseholdRows(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  stretch: Stretch,
): Promise<CountedRows> {
  const total = await countOn(tx, "household", communityId, on)
  const rows = await tx.client.query<CountedRow>(
    `select h.dwelling_id as "homeId", jsonb_strip_nulls(jsonb_build_object('门牌', ${doorText},
       '住房类型', case h.tenure when 'owner-occupied' then '自住' when 'let' then '出租' else '空置' end,
       '户主', d.householder, '联系电话', d.phone, '人数', h.size::text)) as values
     from household h ${joinDoor("h")}
     left join household_detail d on d.community_id = h.community_id and d.household_id = h.household_id
     where ${onDay("h")} order by ${doorOrder}, h.household_id offset $3 limit $4`,
    [communityId, on, stretch.offset, stretch.limit],
  )
  return { total, rows: rows.rows }
}

/** The people on the register on a day, under the columns of 人员. */
export async function listStayRows(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  stretch: Stretch,
): Promise<CountedRows> {
  const total = await countOn(tx, "stay", communityId, on)
  const rows = await tx.client.query<CountedRow>(
    `select h.dwelling_id as "homeId", jsonb_strip_nulls(jsonb_build_object('姓名', p.name, '性别', p.sex,
       '身份证号', p.id_number, '手机号', p.phone, '门牌', ${doorText}, '与户主关系', h.relation,
       '居住身份', case h.standing when 'owner' then '业主' when 'tenant' then '租客' else '家属' end,
       '重点关怀', h.care)) as values
     from stay h ${joinDoor("h")}
     left join person_identity p on p.community_id = h.community_id and p.person_id = h.person_id
     where ${onDay("h")} order by ${doorOrder}, h.stay_id offset $3 limit $4`,
    [communityId, on, stretch.offset, stretch.limit],
  )
  return { total, rows: rows.rows }
}

/** A household or stay counts from its first day until the day before its last. */
function onDay(alias: string): string {
  const { from, to } = { from: `${alias}.from_on`, to: `${alias}.to_on` }
  return `${alias}.community_id = $1 and (${from} is null or ${from} <= $2) and (${to} is null or $2 < ${to})`
}

async function countOn(
  tx: Tx,
  table: "household" | "stay",
  communityId: string,
  on: PlainDate,
): Promise<number> {
  const result = await tx.client.query<{ total: number }>(
    `select count(*) as total from ${table} h where ${onDay("h")}`,
    [communityId, on],
  )
  return result.rows[0]?.total ?? 0
}
