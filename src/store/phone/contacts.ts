import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"

export type ContactRow = {
  readonly id: string
  readonly kind: "call" | "visit" | "attempt"
  readonly at: string
  readonly what: string
  readonly text: string
  readonly who: string
  readonly open: boolean
  readonly byNumber: boolean
}

/** What was said before with a home, or with whoever has this number: calls, visits and tries, the newest first. */
export async function listContacts(
  tx: Tx,
  communityId: string,
  of: { readonly homeId: string | null; readonly phoneKey: Buffer | null },
  today: PlainDate,
  most: number,
): Promise<ContactRow[]> {
  const { rows } = await tx.client.query<ContactRow>(
    `with found as (
       select f.fact_id, false as by_number from fact f
         where f.community_id = $1 and f.dwelling_id = $2 and f.kind in ('call', 'visit', 'attempt')
       union
       select c.fact_id, true from phone_call c
         where c.community_id = $1 and c.phone_key = $3 and (c.dwelling_id is null or c.dwelling_id is distinct from $2)
       union
       select p.fact_id, true from planned_check p
         where p.community_id = $1 and p.phone_key = $3 and p.fact_id is not null
           and (p.dwelling_id is null or p.dwelling_id is distinct from $2))
     select f.fact_id as id, f.kind,
       coalesce(f.data->>'时间', to_char(f.at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI'), f.day::text) as at,
       coalesce(f.data->>'类别', f.data->>'outcome', '') as what,
       coalesce(d.data->>'内容', d.data->>'情况', '') as text,
       coalesce(d.data->>'接听人', d.data->>'记录人', d.data->>'居委', a.name, '') as who,
       coalesce(m.state->>'状态' = '待办', false) as open, n.by_number as "byNumber"
     from found n join fact f on f.community_id = $1 and f.fact_id = n.fact_id
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     left join account a on a.community_id = f.community_id and a.account_id = f.recorded_by
     where f.day <= $5 and ${notCorrected}
     order by f.day desc, f.at desc nulls last, f.fact_id desc limit $4`,
    [communityId, of.homeId, of.phoneKey, most, today],
  )
  return rows
}
