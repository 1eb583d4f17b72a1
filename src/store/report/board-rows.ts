import type { PlainDate } from "../../core/kit/dates.ts"
import type { EndReason } from "../../core/quarantine/case-fold.ts"
import type { BoardStairwell, Tally, TallyMeasure, Tenure } from "../../core/report/board.ts"
import type { Tx } from "../database/db.ts"
import { besideTheTable, countMeasures } from "./tallies.ts"

export async function listBoardStairwells(tx: Tx, communityId: string): Promise<BoardStairwell[]> {
  const { rows } = await tx.client.query<{
    id: string
    lane: string
    number: string
    floors: number
    doors: number
    x: number | null
    y: number | null
  }>({
    name: "board-stairwells",
    text: `select stairwell_id as id, lane, number, floors, doors_per_floor as doors, plan_x as x, plan_y as y
      from stairwell where community_id = $1 and ended_on is null
      order by length(lane), lane, length(number), number`,
    values: [communityId],
  })
  return rows.map(({ id, lane, number, floors, doors, x, y }) => ({
    id,
    lane,
    number,
    floors,
    doorsPerFloor: doors,
    plan: x === null || y === null ? null : { x, y },
  }))
}

export type BoardHomeRow = {
  readonly id: string
  readonly stairwell: string
  readonly room: string
  readonly floor: number
  readonly position: number
  readonly tenure: Tenure | null
  readonly care: boolean
}

/** Homes with the tenure of their present household and whether someone in special care lives there now. */
export async function listBoardHomes(tx: Tx, communityId: string, today: PlainDate): Promise<BoardHomeRow[]> {
  const { rows } = await tx.client.query<BoardHomeRow>({
    name: "board-homes",
    text: `select d.dwelling_id as id, d.stairwell_id as stairwell, d.room, d.floor, d.position, h.tenure, c.care is not null as care
      from dwelling d
      left join (select dwelling_id, min(tenure) as tenure from household
        where community_id = $1 and coalesce(from_on <= $2, true) and coalesce(to_on > $2, true) group by dwelling_id) h
        on h.dwelling_id = d.dwelling_id
      left join (select dwelling_id, true as care from stay
        where community_id = $1 and care <> '' and coalesce(from_on <= $2, true) and coalesce(to_on > $2, true) group by dwelling_id) c
        on c.dwelling_id = d.dwelling_id
      where d.community_id = $1 and d.ended_on is null
      order by d.stairwell_id, d.floor, d.position`,
    values: [communityId, today],
  })
  return rows
}

export type BoardCaseRow = {
  readonly id: string
  readonly person: string
  readonly dwelling: string
  readonly opened: PlainDate
  readonly clock: string
  readonly counted: PlainDate
  readonly due: PlainDate
  readonly ended: PlainDate | null
  readonly reason: EndReason | null
}

export async function listBoardCases(tx: Tx, communityId: string): Promise<BoardCaseRow[]> {
  const { rows } = await tx.client.query<BoardCaseRow>({
    name: "board-cases",
    text: `select case_id as id, person_id as person, dwelling_id as dwelling, opened_on as opened, opened_clock as clock,
        counted_from as counted, due_on as due, ended_on as ended, end_reason as reason
      from quarantine_case where community_id = $1 order by opened_on, case_id`,
    values: [communityId],
  })
  return rows
}

/** Person → their days with a reading, counted from `firstReadingDay`, and what stood on each: digits of BoardCase.readings. */
export type ReadingMarks = ReadonlyMap<string, ReadonlyMap<number, number>>

/** Day 0 of the marks; no reading is older. */
export const firstReadingDay = "2000-01-01" as PlainDate

/** Which readings were taken in these months, by month. A person's days come as one text: a row for each would cost ten times as much to read. */
export async function listReadingMarks(
  tx: Tx,
  communityId: string,
  months: readonly PlainDate[],
): Promise<Map<PlainDate, ReadingMarks>> {
  const byMonth = new Map<PlainDate, Map<string, ReadonlyMap<number, number>>>()
  if (months.length === 0) return byMonth
  const { rows } = await tx.client.query<{ month: PlainDate; person: string; marks: string }>({
    name: "board-readings",
    text: `select m.month, r.person_id as person,
        string_agg((r.day - date '${firstReadingDay}') || ',' || (r.slots + case when r.fever then 4 else 0 end), ',') as marks
      from unnest($2::date[]) as m (month)
      join reading_day r on r.community_id = $1 and r.day >= m.month and r.day < (m.month + interval '1 month')::date
      group by m.month, r.person_id`,
    values: [communityId, months],
  })
  for (const { month, person, marks } of rows) {
    const people = byMonth.get(month) ?? new Map()
    byMonth.set(month, people.set(person, readMarks(marks)))
  }
  return byMonth
}

function readMarks(marks: string): Map<number, number> {
  const numbers = marks.split(",")
  const days = new Map<number, number>()
  for (let at = 0; at < numbers.length; at += 2) days.set(Number(numbers[at]), Number(numbers[at + 1]))
  return days
}

export async function listScreeningDays(
  tx: Tx,
  communityId: string,
): Promise<{ readonly kind: "returnee" | "tenant"; readonly day: PlainDate; readonly people: number }[]> {
  const { rows } = await tx.client.query<{ kind: "returnee" | "tenant"; day: PlainDate; people: number }>({
    name: "board-screenings",
    text: `select kind, first_on as day, count(*) as people from screening where community_id = $1 group by kind, first_on`,
    values: [communityId],
  })
  return rows
}

/** What the facts of these months add up to, by month. */
export async function listTallies(
  tx: Tx,
  communityId: string,
  months: readonly PlainDate[],
): Promise<Map<PlainDate, Tally[]>> {
  const byMonth = new Map<PlainDate, Tally[]>()
  if (months.length === 0) return byMonth
  const { rows } = await tx.client.query<{
    month: PlainDate
    measure: TallyMeasure
    item: string
    days: string
  }>({
    name: "board-tallies",
    // who counts as screened and which cases there are is in the board itself
    text: `select m.month, t.measure, t.item, string_agg(t.day || ',' || t.amount, ',' order by t.day) as days
      from unnest($2::date[]) as m (month)
      join tally t on t.community_id = $1 and t.day >= m.month and t.day < (m.month + interval '1 month')::date
      where t.measure <> all($3) group by m.month, t.measure, t.item`,
    values: [communityId, months, [...countMeasures, besideTheTable]],
  })
  for (const { month, measure, item, days } of rows) {
    const words = days.split(",")
    const tallies = Array.from({ length: words.length / 2 }, (_, at): Tally => {
      return { day: words[2 * at] as PlainDate, measure, item, amount: Number(words[2 * at + 1]) }
    })
    byMonth.set(month, [...(byMonth.get(month) ?? []), ...tallies])
  }
  return byMonth
}

/** How the counts of households and people change by day; `from` null is what held from the start. */
export async function listRegisterSteps(
  tx: Tx,
  communityId: string,
): Promise<{ readonly from: PlainDate | null; readonly households: number; readonly people: number }[]> {
  const { rows } = await tx.client.query<{ from: PlainDate | null; households: number; people: number }>({
    name: "board-register",
    text: `select day as from, sum(households) as households, sum(people) as people from (
        select from_on as day, count(*) as households, 0 as people from household where community_id = $1 group by from_on
        union all
        select to_on, -count(*), 0 from household where community_id = $1 and to_on is not null group by to_on
        union all
        select from_on, 0, count(*) from stay where community_id = $1 group by from_on
        union all
        select to_on, 0, -count(*) from stay where community_id = $1 and to_on is not null group by to_on
      ) steps group by day order by day nulls first`,
    values: [communityId],
  })
  return rows
}
