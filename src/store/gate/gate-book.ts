import type { RowValues } from "../../core/forms/form.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

type Wanted = {
  readonly on: PlainDate
  readonly post?: string
  readonly before?: string
}

export type BookRow = {
  readonly id: string
  readonly at: Instant | null
  readonly source: string
  readonly homeId: string | null
  readonly values: RowValues
  readonly isUndone: boolean
  readonly receivedAt: Instant | null
}

/** The key of a row in the order of the book; a row without a clock comes last. */
const PLACE = "(coalesce(f.at, '-infinity'::timestamptz))"

/** A stretch of a day's gate book, the newest first. */
export async function listBookRows(
  tx: Tx,
  communityId: string,
  { on, post, before }: Wanted,
  limit: number,
): Promise<BookRow[]> {
  const { rows } = await tx.client.query<BookRow>({
    name: before === undefined ? "gate-book" : "gate-book-further",
    text: `with page as materialized (
        select f.community_id, f.fact_id, f.at, f.source, f.dwelling_id, f.data, f.recorded_at, ${PLACE} as place
        from fact f
        where f.community_id = $1 and f.kind = 'gate-passage' and f.day = $2
          and ($3::text is null or f.data->>'门岗' = $3)
          ${before === undefined ? "and $5::uuid is null" : `and (${PLACE}, f.fact_id) < (${BEFORE})`}
        order by ${PLACE} desc, f.fact_id desc limit $4)
      select f.fact_id as id, f.at, f.source, f.dwelling_id as "homeId", f.data || coalesce(d.data, '{}') as values,
        exists (select from fact c where c.community_id = f.community_id and c.corrects = f.fact_id) as "isUndone",
        case f.source when 'gate' then f.recorded_at end as "receivedAt"
      from page f left join lateral (select d.data from fact_detail d
        where d.community_id = f.community_id and d.fact_id = f.fact_id limit 1) d on true
      order by f.place desc, f.fact_id desc`,
    values: [communityId, on, post ?? null, limit, before ?? null],
  })
  return rows
}

const BEFORE = `select coalesce(b.at, '-infinity'::timestamptz), b.fact_id from fact b
  where b.community_id = $1 and b.fact_id = $5`

/** How many passages of a day count. */
export async function countBookRows(
  tx: Tx,
  communityId: string,
  { on, post }: Pick<Wanted, "on" | "post">,
): Promise<number> {
  const { rows } = await tx.client.query<{ total: number | null }>({
    name: "count-gate-book",
    text: `select sum(passed + referred + turned_away) as total from gate_hour
      where community_id = $1 and day = $2 and ($3::text is null or post = $3)`,
    values: [communityId, on, post ?? null],
  })
  return rows[0]?.total ?? 0
}
