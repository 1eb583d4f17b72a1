import type { PlainDate } from "../../core/kit/dates.ts"
import { formatDoor } from "../../core/place/door.ts"
import type { TallyMeasure } from "../../core/report/board.ts"
import type { SummaryParts, TodayAndToDate } from "../../core/report/summary-parts.ts"
import type { Tx } from "../database/db.ts"

/** What the summary of any day is made of, past ones too; costs the same however many facts there are. */
export async function getSummaryParts(tx: Tx, communityId: string, day: PlainDate): Promise<SummaryParts> {
  const values = [communityId, day]
  const counts = await tx.client.query<CountsRow>({ name: "summary-counts", text: COUNTS, values })
  const active = await tx.client.query<ActiveRow>({ name: "summary-active", text: ACTIVE, values })
  const tallies = await tx.client.query<TallyRow>({ name: "summary-tallies", text: TALLIES, values })
  const row = counts.rows[0]
  if (row === undefined) throw new Error("a count gives one row")
  return {
    day,
    households: row.households,
    people: row.people,
    returnees: { today: row.returnees_today, toDate: row.returnees },
    tenants: { today: row.tenants_today, toDate: row.tenants },
    casesOpened: { today: row.opened_today, toDate: row.opened },
    casesReleased: { today: row.released_today, toDate: row.released },
    casesTransferredToday: row.transferred_today,
    activeByDoor: Object.fromEntries(active.rows.map((door) => [formatDoor(door), door.people])),
    ...talliesOf(tallies.rows),
  }
}

type CountsRow = {
  households: number
  people: number
  returnees: number
  returnees_today: number
  tenants: number
  tenants_today: number
  opened: number
  opened_today: number
  released: number
  released_today: number
  transferred_today: number
}

const COUNTS = `
  select h.*, p.*, s.*, c.* from
    (select count(*) as households from household
      where community_id = $1 and coalesce(from_on <= $2, true) and coalesce(to_on > $2, true)) h,
    (select count(*) as people from stay
      where community_id = $1 and coalesce(from_on <= $2, true) and coalesce(to_on > $2, true)) p,
    (select
      count(*) filter (where kind = 'returnee') as returnees,
      count(*) filter (where kind = 'returnee' and first_on = $2) as returnees_today,
      count(*) filter (where kind = 'tenant') as tenants,
      count(*) filter (where kind = 'tenant' and first_on = $2) as tenants_today
      from screening where community_id = $1 and first_on <= $2) s,
    (select
      count(*) as opened,
      count(*) filter (where opened_on = $2) as opened_today,
      count(*) filter (where end_reason = 'released' and ended_on <= $2) as released,
      count(*) filter (where end_reason = 'released' and ended_on = $2) as released_today,
      count(*) filter (where end_reason = 'transferred' and ended_on = $2) as transferred_today
      from quarantine_case where community_id = $1 and opened_on <= $2) c`

type ActiveRow = { lane: string; number: string; room: string; people: number }

const ACTIVE = `
  select s.lane, s.number, d.room, a.people from
    (select dwelling_id, count(*) as people from quarantine_case
      where community_id = $1 and opened_on <= $2 and coalesce(ended_on > $2, true) group by dwelling_id) a
    join dwelling d on d.community_id = $1 and d.dwelling_id = a.dwelling_id
    join stairwell s on s.community_id = $1 and s.stairwell_id = d.stairwell_id
  order by length(s.number), s.number, d.floor, d.position`

type TallyRow = { measure: TallyMeasure; item: string; today: number; to_date: number }

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
  ) sums group by measure, item`

function talliesOf(rows: readonly TallyRow[]): Pick<SummaryParts, "tallies" | "stock"> {
  const tallies: Partial<Record<TallyMeasure, TodayAndToDate>> = {}
  const stock: Record<string, number> = {}
  for (const { measure, item, today, to_date } of rows) {
    if (measure === "stock") stock[item] = to_date
    else tallies[measure] = { today: today ?? 0, toDate: to_date }
  }
  return { tallies, stock }
}
