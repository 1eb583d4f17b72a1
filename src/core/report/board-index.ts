import { daysBetween, daysFromTo, type PlainDate } from "../kit/dates.ts"
import { formatDoor } from "../place/door.ts"
import type { EndReason } from "../quarantine/case-fold.ts"
import type { BoardBundle, DayCounts, TallyMeasure } from "./board.ts"
import { type HomeState, makeStateKeeper } from "./home-state.ts"
import type { TodayAndToDate } from "./summary-parts.ts"

/** A board made ready to be read day by day: days are whole numbers counted from the first. */
export type BoardIndex = {
  readonly bundle: BoardBundle
  /**
   * From the first fact to today, both included; today alone where there is no fact yet. A campaign long over ends with
   * its last fact: nobody looks for it among years of quiet days.
   */
  readonly days: readonly PlainDate[]
  /** Door of each home, as written on forms. */
  readonly doors: readonly string[]
  readonly cases: readonly IndexedCase[]
  readonly tallies: ReadonlyMap<TallyMeasure, RunningCount>
  readonly stock: ReadonlyMap<string, RunningCount>
  readonly returnees: RunningCount
  readonly tenants: RunningCount
  /** Gives one object for all states that are equal. */
  readonly keep: (state: HomeState) => HomeState
}

/** A case in day numbers; `ended` is infinite while it is open. */
export type IndexedCase = {
  readonly home: number
  readonly opened: number
  readonly counted: number
  readonly due: number
  readonly ended: number
  readonly endReason: EndReason | null
  readonly readings: string | null
  readonly spared: number
}

/** A count of each day and the sum up to it. */
export type RunningCount = (day: number) => TodayAndToDate

/**
 * Prepares a bundle once, so that each day costs no more than its cases and homes. `before` is the index of an older
 * version: states that are equal in both are then the same object.
 */
export function indexBoard(bundle: BoardBundle, before?: BoardIndex): BoardIndex {
  const first = firstDayOf(bundle)
  const days = daysFromTo(first, lastDayOf(bundle))
  const numberOf = (day: PlainDate) => daysBetween(first, day)
  return {
    bundle,
    days,
    doors: bundle.homes.map((home) => {
      const stairwell = bundle.stairwells[home.stairwell]
      return formatDoor({ lane: stairwell?.lane ?? "", number: stairwell?.number ?? "", room: home.room })
    }),
    cases: bundle.cases.map((row) => ({
      home: row.home,
      opened: numberOf(row.openedOn),
      counted: numberOf(row.countedFrom),
      due: numberOf(row.dueOn),
      ended: row.endedOn === null ? Number.POSITIVE_INFINITY : numberOf(row.endedOn),
      endReason: row.endReason,
      readings: row.readings ?? null,
      spared: row.spared ?? 0,
    })),
    ...indexTallies(bundle, days.length, numberOf),
    returnees: runningFrom(bundle.screenings.returnee, days.length, numberOf),
    tenants: runningFrom(bundle.screenings.tenant, days.length, numberOf),
    keep: before?.keep ?? makeStateKeeper(),
  }
}

/** The number of a day in the index; days before the first are negative. */
export function dayNumber(index: BoardIndex, day: PlainDate): number {
  return daysBetween(index.days[0] ?? index.bundle.today, day)
}

/** A day that is later than today (a clock gone wrong, a hand's slip) still leaves today as the only day. */
function firstDayOf(bundle: BoardBundle): PlainDate {
  const first = bundle.firstDay
  return first === null || first > bundle.today ? bundle.today : first
}

/** Quiet days after which a campaign counts as long over. */
const LONG_OVER = 60

function lastDayOf(bundle: BoardBundle): PlainDate {
  const { today, cases, tallies, screenings } = bundle
  const seen = [
    ...tallies.map(({ day }) => day),
    ...cases.flatMap(({ openedOn, endedOn }) => (endedOn === null ? [openedOn] : [openedOn, endedOn])),
    ...Object.keys(screenings.returnee),
    ...Object.keys(screenings.tenant),
  ].filter((day) => day <= today)
  const last = seen.reduce<PlainDate | null>(
    (one, day) => (one === null || day > one ? (day as PlainDate) : one),
    null,
  )
  return last === null || daysBetween(last, today) <= LONG_OVER ? today : last
}

function indexTallies(bundle: BoardBundle, days: number, numberOf: (day: PlainDate) => number) {
  const byMeasure = new Map<TallyMeasure, [number, number][]>()
  const byItem = new Map<string, [number, number][]>()
  for (const { day, measure, item, amount } of bundle.tallies) {
    const pair: [number, number] = [numberOf(day), amount]
    if (measure === "stock") pushTo(byItem, item, pair)
    else pushTo(byMeasure, measure, pair)
  }
  const running = <K>(map: Map<K, [number, number][]>): ReadonlyMap<K, RunningCount> =>
    new Map([...map].map(([key, pairs]) => [key, runningOf(pairs, days)]))
  return { tallies: running(byMeasure), stock: running(byItem) }
}

function pushTo<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

function runningFrom(counts: DayCounts, days: number, numberOf: (day: PlainDate) => number): RunningCount {
  return runningOf(
    Object.entries(counts).map(([day, count]) => [numberOf(day as PlainDate), count]),
    days,
  )
}

/** Amounts before the first day count towards every sum; a day after the last keeps the last sum. */
function runningOf(pairs: readonly (readonly [number, number])[], days: number): RunningCount {
  const today = new Array<number>(days).fill(0)
  let before = 0
  for (const [day, amount] of pairs) {
    if (day < 0) before += amount
    else if (day < days) today[day] = (today[day] ?? 0) + amount
  }
  const toDate: number[] = []
  let sum = before
  for (const amount of today) {
    sum += amount
    toDate.push(sum)
  }
  return (day) =>
    day < 0
      ? { today: 0, toDate: before }
      : { today: today[day] ?? 0, toDate: toDate[Math.min(day, days - 1)] ?? before }
}
