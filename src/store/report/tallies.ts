import type { PlainDate } from "../../core/kit/dates.ts"
import type { TallyMeasure } from "../../core/report/board.ts"
import type { Tx } from "../database/db.ts"
import { countMonthChanges } from "./month-changes.ts"

/** People found by screening and cases of quarantine, by the day on which they count. */
export const countMeasures = [
  "returnees",
  "tenants",
  "cases-opened",
  "cases-released",
  "cases-transferred",
  "cases-centralised",
  "cases-withdrawn",
] as const

/** Kept beside the sums of the board and the table, which have no place for it. */
export const besideTheTable = "calls-by-hour" satisfies TallyMeasure

/** What adds up in a day: what books say, and what is counted beside them. */
export type DaySum = {
  readonly day: PlainDate
  readonly measure: TallyMeasure | (typeof countMeasures)[number]
  /** The good, for the stock; hour and category, for calls by hour; "" else. */
  readonly item: string
  readonly amount: number
}

/** Adds what new facts count for to the days' sums; negative amounts take back. */
export async function addTallies(tx: Tx, communityId: string, tallies: readonly DaySum[]): Promise<void> {
  if (tallies.length === 0) return
  // one order for all writers, so that two of them never wait for each other in a circle
  const inOrder = tallies.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
  const values = [
    communityId,
    inOrder.map((tally) => tally.day),
    inOrder.map((tally) => tally.measure),
    inOrder.map((tally) => tally.item),
    inOrder.map((tally) => tally.amount),
  ]
  await tx.client.query({
    name: "add-tallies",
    text: `with added as (
        select * from unnest($2::date[], $3::text[], $4::text[], $5::numeric[]) as a (day, measure, item, amount)
      ), days as (
        insert into tally (community_id, day, measure, item, amount)
        select $1, day, measure, item, amount from added
        on conflict (community_id, day, measure, item) do update set amount = tally.amount + excluded.amount
      ), months as (
        insert into tally_month (community_id, month, measure, item, amount)
        select $1, date_trunc('month', day)::date as month, measure, item, sum(amount) from added
        group by month, measure, item order by month, measure, item
        on conflict (community_id, month, measure, item) do update set amount = tally_month.amount + excluded.amount
      ) ${countMonthChanges("tallies", "added")}`,
    values,
  })
}

/** Takes out the counts of people, cases and calls by hour: their rows are gone. The transaction must own the tables. */
export async function dropCounts(tx: Tx, communityId: string): Promise<void> {
  for (const table of ["tally", "tally_month"]) {
    await tx.client.query(`delete from ${table} where community_id = $1 and measure = any($2)`, [
      communityId,
      [...countMeasures, besideTheTable],
    ])
  }
}

function keyOf(tally: DaySum): string {
  return `${tally.day}|${tally.measure}|${tally.item}`
}
