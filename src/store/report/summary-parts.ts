import type { PlainDate } from "../../core/kit/dates.ts"
import type { SummaryParts, TodayAndToDate } from "../../core/report/summary-parts.ts"
import type { Tx } from "../database/db.ts"
import { doorText } from "./rows-page.ts"
import { besideTheTable, type DaySum } from "./tallies.ts"

/** What the summary of any day is made of, past ones too; costs the same however many facts there are. */
export async function getSummaryParts(tx: Tx, communityId: string, day: PlainDate): Promise<SummaryParts> {
  const values = [communityId, day]
  const [counts, active, tallies] = await Promise.all([
    tx.client.query<CountsRow>({ name: "summary-counts", text: COUNTS, values }),
    tx.client.query<ActiveRow>({ name: "summary-active", text: ACTIVE, values }),
    tx.client.query<TallyRow>({ name: "summary-tallies", text: TALLIES, values }),
  ])
  const row = counts.rows[0]
  if (row === undefined) throw new Error("a count gives one row")
  return {
    day,
    households: row.households,
    people: row.people,
    activeByDoor: active.rows[0]?.doors ?? {},
    ...talliesOf(tallies.rows),
  }
}

type CountsRow = { households: number; people: number }

const COUNTS = `
  select h.*, p.* from
    (select count(*) as households from household
      where community_id = $1 and coalesce(from_on <= $2, true) and coalesce(to_on > $2, true)) h,
    (select count(*) as people from stay
      where community_id = $1 and coalesce(from_on <= $2, true) and coalesce(to_on > $2, true)) p`

type ActiveRow = { doors: Readonly<Record<string, number>> | null }

// one row for all doors, and two halves of which each has its index: a day with hundreds of doors costs little more than
// one with a few, and cases that ended long ago cost nothing
const ACTIVE = `
  select json_object_agg(${doorText}, a.people) as doors from
    (select dwelling_id, count(*) as people from (
      select dwelling_id from quarantine_case where community_id = $1 and ended_on > $2 and opened_on <= $2
      union all
      select dwelling_id from quarantine_case where community_id = $1 and ended_on is null and opened_on <= $2
    ) active group by dwelling_id) a
    join dwelling w on w.community_id = $1 and w.dwelling_id = a.dwelling_id
    join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id`

type TallyRow = { measure: DaySum["measure"]; item: string; today: number; to_date: number }

// every good ever named is listed, also on days before it first came: an empty shelf is a number too
const TALLIES = `
  select measure, item, sum(amount) filter (where day = $2) as today, sum(amount) filter (where day <= $2) as to_date
  from (
    select measure, item, amount, day from tally
      where community_id = $1 and day >= date_trunc('month', $2::date)::date and day <= $2
    union all
    select measure, item, amount, month - 1 from tally_month
      where community_id = $1 and (month < date_trunc('month', $2::date)::date)
    union all
    select distinct measure, item, 0, $2::date from tally_month where community_id = $1 and measure = 'stock'
  ) sums where measure <> '${besideTheTable}' group by measure, item`

type FromTallies = Omit<SummaryParts, "day" | "households" | "people" | "activeByDoor">

function talliesOf(rows: readonly TallyRow[]): FromTallies {
  const sums: Partial<Record<DaySum["measure"], TodayAndToDate>> = {}
  const stock: Record<string, number> = {}
  for (const { measure, item, today, to_date } of rows) {
    if (measure === "stock") stock[item] = to_date
    else sums[measure] = { today: today ?? 0, toDate: to_date }
  }
  const none = { today: 0, toDate: 0 }
  const {
    returnees = none,
    tenants = none,
    "cases-opened": casesOpened = none,
    "cases-released": casesReleased = none,
    "cases-transferred": casesTransferred = none,
    ...tallies
  } = sums
  const counts = { returnees, tenants, casesOpened, casesReleased }
  return { ...counts, casesTransferredToday: casesTransferred.today, tallies, stock }
}
