import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import type { CountedRow, CountedRows, Stretch } from "./rows-page.ts"

/** The people found by screening, each with the registration that found them first. */
export async function listScreeningRows(
  tx: Tx,
  communityId: string,
  wanted: { readonly kind: "returnee" | "tenant"; readonly days: "on" | "to-date"; readonly on: PlainDate },
  stretch: Stretch,
): Promise<CountedRows> {
  const where = `g.community_id = $1 and g.kind = $2 and g.first_on ${wanted.days === "on" ? "=" : "<="} $3`
  const values = [communityId, wanted.kind, wanted.on]
  const count = await tx.client.query<{ total: number }>(
    `select count(*) as total from screening g where ${where}`,
    values,
  )
  const rows = await tx.client.query<CountedRow>(
    `select first.dwelling_id as "homeId", coalesce(first.data, '{}') as values
     from screening g left join lateral (
       select f.dwelling_id, f.data->>'登记时间' as moment, f.data || coalesce(d.data, '{}') as data
       from fact f left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
       where f.community_id = g.community_id and f.person_id = g.person_id and f.kind = $4
       order by f.data->>'登记时间', f.fact_id limit 1
     ) first on true
     where ${where} order by g.first_on desc, first.moment desc, g.person_id offset $5 limit $6`,
    [...values, factKindOf[wanted.kind], stretch.offset, stretch.limit],
  )
  return { total: count.rows[0]?.total ?? 0, rows: rows.rows }
}

const factKindOf = { returnee: "returnee-registration", tenant: "tenant-screening" } as const
