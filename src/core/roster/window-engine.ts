import { adopt, clear, place, rebuild } from "./board.ts"
import { type ColumnEngine, createColumnEngine } from "./column-engine.ts"
import { type Engine, layWorkplace, type Workplace } from "./engine.ts"
import { keepsRules } from "./keeps-rules.ts"
import type { Pace } from "./dive.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf, createLocalEngine } from "./local-engine.ts"
import type { Random } from "../kit/random.ts"
import type { Pin, Roster, RosterProblem, Row } from "./problem.ts"
import { cutWindow } from "./window.ts"

/** Weeks that are found anew at once, round by round; in the end as many as in the last. */
const WEEKS = [2, 4, 6]
/** As many rows of a window's master times people take half a minute or so; but windows are no shorter than the first. */
const LARGEST = 40_000
/** Weeks that are taken over from another roster at once. */
const SHARED = 2
const PACE: Pace = { rounds: 3, settled: 0.25 }
/** Local search that cools down first has this share of the time. */
const COOLED = 0.06
/** Of the time that is left, as much as the windows of one round may take together. */
const ROUND = 0.5

type Span = { readonly from: number; readonly until: number }

type Opened = Span & { readonly engine: ColumnEngine; readonly began: number; cost: number }

/**
 * A long horizon window by window: everybody's row is found anew over some weeks, by columns, while the rest stands; then
 * over the next, and round again with other weeks together. `half`: of two that share the work, which begins where; null: it
 * is alone.
 */
export function createWindowEngine(
  workplace: Workplace & { ok: true },
  solver: LinearSolver,
  pins: readonly Pin[],
  half: 0 | 1 | null,
): Engine {
  const { ground, board, random } = workplace
  const { problem } = ground
  const cooling = createLocalEngine(workplace)
  let isCool = false
  let best: { roster: Roster; cost: number } = { roster: copyOf(board.rows), cost: board.cost }
  let opened: Opened | null = null
  let spans: Span[] = []
  let round = 0
  let most = 1

  const keep = (): void => {
    if (board.cost < best.cost - 1e-6) best = { roster: copyOf(board.rows), cost: board.cost }
  }

  const open = (progress: number): Opened | null => {
    if (spans.length === 0) {
      spans = spansIn(problem, random, round++, half)
      most = (ROUND * (1 - progress)) / spans.length
    }
    const span = spans.shift() as Span
    const window = cutWindow(problem, pins, board.rows, span.from, span.until)
    const options = { seed: random.whole(0, 2 ** 30), pins: window.pins, start: window.start }
    const made = layWorkplace(window.problem, "window", options)
    if (!made.ok) return null
    const engine = createColumnEngine(made, solver, PACE)
    return { ...span, engine, began: progress, cost: engine.best().cost }
  }

  const cool = (progress: number): void => {
    if (progress < COOLED) cooling.step(progress / COOLED)
    if (cooling.best().cost < best.cost) best = cooling.best()
    if (progress < COOLED) return
    isCool = true
    adopt(board, best.roster)
  }

  const step = (progress: number): void => {
    if (!isCool) cool(progress)
    if (!isCool) return
    opened ??= open(progress)
    if (opened === null) return
    const { engine, began, from, until } = opened
    const share = (progress - began) / most
    engine.step(Math.min(1, share))
    const { roster, cost } = engine.best()
    if (cost < opened.cost - 1e-6) {
      opened.cost = cost
      lay(workplace, roster.map((row) => row.subarray(0, until - from)), from)
      keep()
    }
    const isLate = share >= 1 && engine.hasDived()
    const isDone = engine.isTired() || isLate || cost <= engine.bound() + 1e-6
    if (!isDone) return
    engine.dispose()
    opened = null
  }

  /** Of two rosters the better one, with those weeks of the other that make it better still. */
  const take = (roster: Roster, cost: number): void => {
    if (!isCool) {
      cooling.take(roster, cost)
      if (cost < best.cost) best = { roster: copyOf(roster), cost }
      return
    }
    const other = cost < best.cost ? best.roster : roster
    if (cost < best.cost) {
      adopt(board, roster)
      best = { roster: copyOf(roster), cost }
    }
    for (const { from, until } of spansOf(problem, SHARED, SHARED))
      lay(workplace, other.map((row) => row.subarray(from, until)), from)
    keep()
  }
  return { step, take, best: () => best, bound: () => Number.NEGATIVE_INFINITY }
}

/** The windows of one round, which begin at chance; who shares takes turns with the halves of the horizon. */
function spansIn(problem: RosterProblem, random: Random, round: number, half: 0 | 1 | null): Span[] {
  const { days, shifts, people } = problem
  const fits = Math.floor(LARGEST / (7 * shifts.length * people.length))
  const weeks = Math.max(WEEKS[0] as number, Math.min(fits, WEEKS[Math.min(round, WEEKS.length - 1)] as number))
  const spans = spansOf(problem, weeks, random.whole(1, weeks))
  if (half === null) return spans
  const isFirst = (round + half) % 2 === 0
  const own = spans.filter(({ from, until }) => from + until < days === isFirst)
  return own.length > 0 ? own : spans
}

/** From Monday to Monday; `first`: the weeks of the first one. */
function spansOf({ days, firstWeekday }: RosterProblem, weeks: number, first: number): Span[] {
  const spans: Span[] = []
  let until = 7 * (firstWeekday > 0 ? first + 1 : first) - firstWeekday
  for (let from = 0; from < days; from = until) {
    if (from > 0) until += 7 * weeks
    if (days - until < 7) until = days
    spans.push({ from, until })
  }
  return spans
}

/** Writes everybody's days if that is better: whoever's do not go with the rest are found anew. */
function lay({ board, search, random }: Workplace & { ok: true }, days: readonly Row[], from: number): void {
  const before = board.cost
  const until = from + (days[0]?.length ?? 0)
  const kept = board.rows.map((row) => row.slice(from, until))
  const left = board.rows.flatMap((row, person) => {
    const then = row.slice()
    then.set(days[person] as Row, from)
    if (!keepsRules(board, person, then)) return [person]
    place(board, person, days[person] as Row, from)
    return []
  })
  for (const person of left) clear(board, person, from, until)
  for (const person of left)
    if (!rebuild(board, search, person, from, until, random, 0)) place(board, person, kept[person] as Row, from)
  if (board.cost < before - 1e-6) return
  for (const [person, row] of kept.entries()) place(board, person, row, from)
}
