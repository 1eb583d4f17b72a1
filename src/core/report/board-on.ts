import type { PlainDate } from "../kit/dates.ts"
import { type BoardIndex, dayNumber, type IndexedCase } from "./board-index.ts"
import { type HomeState, type MissingReading, quietHome } from "./home-state.ts"

/** Days for which a release or transfer stays on the map. */
export const DAYS_SHOWN_AFTER_END = 14

export type BoardDayOptions = {
  /** Readings of the day that are due by now: 2 for a past day (the default); today 0, 1 or 2 by the clock. */
  readonly readingsDue?: 0 | 1 | 2
}

/** The map and the figures beside it on one day. Lists hold indices into `bundle.homes`, in the homes' order. */
export type BoardDay = {
  readonly day: PlainDate
  /** By home, as in `bundle.homes`. */
  readonly states: readonly HomeState[]
  readonly homes: {
    readonly inQuarantine: readonly number[]
    readonly dueToday: readonly number[]
    readonly overdue: readonly number[]
    readonly fever: readonly number[]
    readonly missing: readonly number[]
  }
  readonly figures: BoardFigures
}

export type BoardFigures = {
  readonly people: number
  readonly homes: number
  readonly openedToday: number
  readonly dueToday: number
  readonly overdue: number
  readonly readingsTaken: number
  readonly readingsDue: number
  readonly openNeeds: number
  readonly needsOpenedToday: number
}

/** Reads one day out of the board; costs its cases and homes, nothing of other days. */
export function boardOn(index: BoardIndex, day: PlainDate, options: BoardDayOptions = {}): BoardDay {
  const number = dayNumber(index, day)
  const readingsDue = options.readingsDue ?? 2
  const states = new Array<HomeState>(index.bundle.homes.length).fill(quietHome)
  const byHome = new Map<number, IndexedCase[]>()
  let openedToday = 0
  let dueToday = 0
  let overdue = 0
  for (const row of index.cases) {
    if (row.opened > number || row.ended + DAYS_SHOWN_AFTER_END <= number) continue
    const list = byHome.get(row.home)
    if (list === undefined) byHome.set(row.home, [row])
    else list.push(row)
    // opened and ended on one day: counted as opened, yet never active
    if (row.opened === number) openedToday += 1
    if (!isActive(row, number)) continue
    if (row.due === number) dueToday += 1
    if (row.due < number) overdue += 1
  }
  let people = 0
  for (const [home, rows] of byHome) {
    const state = index.keep(stateOf(rows, number, readingsDue))
    states[home] = state
    people += state.people
  }
  const homes = listHomes(states)
  const needs = tallyOn(index, "needs-opened", number)
  return {
    day,
    states,
    homes,
    figures: {
      people,
      homes: homes.inQuarantine.length,
      openedToday,
      dueToday,
      overdue,
      readingsTaken: tallyOn(index, "readings", number).today,
      readingsDue: 2 * people,
      openNeeds: needs.toDate - tallyOn(index, "needs-settled", number).toDate,
      needsOpenedToday: needs.today,
    },
  }
}

function isActive(row: IndexedCase, day: number): boolean {
  return row.opened <= day && day < row.ended
}

function stateOf(rows: readonly IndexedCase[], day: number, readingsDue: number): HomeState {
  const active = rows.filter((row) => isActive(row, day))
  if (active.length > 0) return activeState(active, day, readingsDue)
  const ended = rows.filter((row) => row.opened <= day && row.ended <= day && row.endReason !== "withdrawn")
  if (ended.length === 0) return quietHome
  const last = Math.max(...ended.map((row) => row.ended))
  // a transfer says more than a release of the same home: someone is still away
  const transfers = ended.filter((row) => row.endReason !== "released")
  const transferred = Math.max(Number.NEGATIVE_INFINITY, ...transfers.map((row) => row.ended))
  return transfers.length > 0
    ? { ...quietHome, status: "transferred", since: day - transferred }
    : { ...quietHome, status: "released", since: day - last }
}

function activeState(active: readonly IndexedCase[], day: number, readingsDue: number): HomeState {
  const overdue = active.some((row) => row.due < day)
  const due = active.some((row) => row.due === day)
  const longest = active.reduce((one, other) => (other.due > one.due ? other : one))
  const digits = active.map((row) => digitOf(row, day))
  const spared = active.map((row) => (row.opened === day ? row.spared : 0))
  return {
    status: overdue ? "overdue" : due ? "due" : "quarantine",
    people: active.length,
    day: day - longest.counted,
    term: longest.due - longest.counted,
    since: 0,
    fever: digits.some((digit) => digit !== null && (digit & 4) !== 0),
    missing: missingOf(digits, spared, readingsDue),
  }
}

/** The day's readings of a case, or null for who may not see health. */
function digitOf(row: IndexedCase, day: number): number | null {
  if (row.readings === null) return null
  return Number(row.readings[day - row.opened] ?? "0")
}

function missingOf(
  digits: readonly (number | null)[],
  spared: readonly number[],
  readingsDue: number,
): MissingReading {
  const lacks = (slot: 1 | 2) =>
    readingsDue >= slot &&
    digits.some((digit, at) => digit !== null && (digit & slot) === 0 && (spared[at] ?? 0) < slot)
  const morning = lacks(1)
  const afternoon = lacks(2)
  if (morning && afternoon) return "both"
  return morning ? "morning" : afternoon ? "afternoon" : "none"
}

function listHomes(states: readonly HomeState[]): BoardDay["homes"] {
  const inQuarantine: number[] = []
  const dueToday: number[] = []
  const overdue: number[] = []
  const fever: number[] = []
  const missing: number[] = []
  for (const [home, state] of states.entries()) {
    if (state.people === 0) continue
    inQuarantine.push(home)
    if (state.status === "due") dueToday.push(home)
    if (state.status === "overdue") overdue.push(home)
    if (state.fever) fever.push(home)
    if (state.missing !== "none") missing.push(home)
  }
  return { inQuarantine, dueToday, overdue, fever, missing }
}

function tallyOn(index: BoardIndex, measure: "readings" | "needs-opened" | "needs-settled", day: number) {
  return index.tallies.get(measure)?.(day) ?? { today: 0, toDate: 0 }
}
