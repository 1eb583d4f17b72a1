import type { FactKind } from "../../core/forms/fact-kind.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "./not-corrected.ts"
import { type CountedRow, type CountedRows, doorOrder, joinDoor, type Stretch } from "./rows-page.ts"

/** Which facts of a kind a number counts. */
export type FactRowsWanted = {
  readonly kind: FactKind
  /**
   * By the fact's own day, or by the day its later columns settled it; `open`: opened and not yet settled.
   */
  readonly days: "on" | "to-date" | "settled-on" | "settled-to-date" | "open"
  readonly on: PlainDate
  /** Column → the text it must hold. */
  readonly only?: Readonly<Record<string, string>> | undefined
  /** The least 体温 in °C. */
  readonly from?: number | undefined
  readonly order: "newest" | "oldest" | "door"
}

/** The facts that a number counts, with all their columns, and how many there are. */
export async function countAndListFactRows(
  tx: Tx,
  communityId: string,
  wanted: FactRowsWanted,
  stretch: Stretch,
): Promise<CountedRows> {
  const { text, values } = isEveryUpTo(wanted)
    ? { text: COUNT_TO_DATE, values: [communityId, wanted.kind, wanted.on] }
    : { text: `select count(*) as total from ${fromAndWhere(wanted)}`, values: valuesOf(communityId, wanted) }
  const { rows } = await tx.client.query<{ total: number }>(text, values)
  return { total: rows[0]?.total ?? 0, rows: await listFactRows(tx, communityId, wanted, stretch) }
}

/** The facts that a number counts, with all their columns. */
export async function listFactRows(
  tx: Tx,
  communityId: string,
  wanted: FactRowsWanted,
  stretch: Stretch,
): Promise<CountedRow[]> {
  const order = `${orderOf[wanted.order]}, f.fact_id`
  const { rows } = await tx.client.query<CountedRow>(
    `with page as materialized (
       select f.community_id, f.fact_id, f.dwelling_id, f.data, row_number() over (order by ${order}) as place
       from ${fromAndWhere(wanted)} order by ${order} offset $6 limit $7)
     select f.dwelling_id as "homeId", f.data || coalesce(d.data, '{}') || coalesce(m.state, '{}') as values
     from page f
     -- row by row, whatever the planner makes of a table that was filled a moment ago
     left join lateral (select d.data from fact_detail d
       where d.community_id = f.community_id and d.fact_id = f.fact_id limit 1) d on true
     left join lateral (select m.state from matter m
       where m.community_id = f.community_id and m.fact_id = f.fact_id limit 1) m on true
     order by f.place`,
    [...valuesOf(communityId, wanted), stretch.offset, stretch.limit],
  )
  return rows
}

/** Every fact of a kind up to a day: so many that they are counted in the index alone. */
function isEveryUpTo({ days, only = {}, from }: FactRowsWanted): boolean {
  return days === "to-date" && Object.keys(only).length === 0 && from === undefined
}

const COUNT_TO_DATE = `select
    (select count(*) from fact f where f.community_id = $1 and f.kind = $2 and f.day <= $3)
    - (select count(*) from fact f where f.community_id = $1 and f.kind = $2 and f.day <= $3 and f.fact_id in (
        select c.corrects from fact c where c.community_id = $1 and c.corrects is not null)) as total`

function fromAndWhere({ days, order }: FactRowsWanted): string {
  const from = days.startsWith("settled") || days === "open" ? fromMatters(days) : "fact f"
  const when = days === "on" || days === "to-date" ? whenOf[days] : "true"
  return `${from} ${order === "door" ? joinDoor("f") : ""}
    where f.community_id = $1 and f.kind = $2 and ${when} and f.data @> $4::jsonb and ${notCorrected}
      and ($5::numeric is null or (f.data->>'体温')::numeric >= $5::numeric)`
}

function valuesOf(communityId: string, { kind, on, only = {}, from }: FactRowsWanted): unknown[] {
  return [communityId, kind, on, JSON.stringify(only), from ?? null]
}

/** From the few that are open or were settled on a day to their facts, one by one. */
function fromMatters(days: FactRowsWanted["days"]): string {
  return `(select m.fact_id from matter m where m.community_id = $1 and ${whenOf[days]}) m
    join lateral (select * from fact f where f.community_id = $1 and f.fact_id = m.fact_id limit 1) f on true`
}

const whenOf = {
  on: "f.day = $3",
  "to-date": "f.day <= $3",
  "settled-on": "m.kind = $2 and m.settled_on = $3",
  "settled-to-date": "m.kind = $2 and m.settled_on <= $3",
  open: "m.kind = $2 and m.opened_on <= $3 and (m.settled_on is null or m.settled_on > $3)",
} as const satisfies Record<FactRowsWanted["days"], string>

const orderOf = {
  newest: "f.day desc, f.at desc nulls last",
  oldest: "f.day, f.at nulls first",
  door: doorOrder,
} as const satisfies Record<FactRowsWanted["order"], string>
