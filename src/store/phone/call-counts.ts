import type { PlainDate } from "../../core/kit/dates.ts"
import { readCallHour } from "../../core/report/tally-of.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { besideTheTable } from "../report/tallies.ts"

export type CallCount = {
  /** Of Shanghai's clock; null where a book has the day alone. */
  readonly hour: number | null
  readonly category: string
  readonly count: number
}

/** Calls by hour and kind: of one day, or of all days up to it. */
export async function countCalls(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  days: "on" | "to-date",
): Promise<CallCount[]> {
  const { rows } = await tx.client.query<{ item: string; count: number }>({
    name: `count-calls-${days}`,
    text: days === "on" ? ON : TO_DATE,
    values: [communityId, on],
  })
  return rows
    .map(({ item, count }) => ({ ...readCallHour(item), count }))
    .sort((one, other) => (one.hour ?? -1) - (other.hour ?? -1) || (one.category < other.category ? -1 : 1))
}

const ON = `select item, amount as count from tally
  where community_id = $1 and day = $2 and measure = '${besideTheTable}' and amount <> 0`

// whole months, and the days of the last one
const TO_DATE = `select item, sum(amount) as count from (
    select item, amount from tally where community_id = $1 and measure = '${besideTheTable}'
      and day >= date_trunc('month', $2::date)::date and day <= $2
    union all
    select item, amount from tally_month where community_id = $1 and measure = '${besideTheTable}'
      and month < date_trunc('month', $2::date)::date
  ) sums group by item having sum(amount) <> 0`

/** Who answered how many calls of a day, as the book names them. */
export async function countAnsweredBy(
  tx: Tx,
  communityId: string,
  on: PlainDate,
): Promise<{ readonly who: string; readonly count: number }[]> {
  const { rows } = await tx.client.query<{ who: string; count: number }>(
    `select coalesce(d.data->>'接听人', '') as who, count(*) as count from fact f
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     where f.community_id = $1 and f.kind = 'call' and f.day = $2 and ${notCorrected}
     group by 1 order by 2 desc, 1`,
    [communityId, on],
  )
  return rows
}

/** Calls of a day that somebody has still to see to. */
export async function countOpenOf(tx: Tx, communityId: string, on: PlainDate): Promise<number> {
  const { rows } = await tx.client.query<{ open: number }>(
    `select count(*) as open from matter m join fact f on f.community_id = m.community_id and f.fact_id = m.fact_id
     where m.community_id = $1 and m.kind = 'call' and m.opened_on = $2 and m.state->>'状态' = '待办' and ${notCorrected}`,
    [communityId, on],
  )
  return rows[0]?.open ?? 0
}
