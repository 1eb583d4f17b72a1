import type { Random } from "../kit/random.ts"
import { adopt } from "./board.ts"
import { createBrushEngine } from "./brush-engine.ts"
import { type ColumnEngine, createColumnEngine } from "./column-engine.ts"
import { createColumnSearch } from "./column-search.ts"
import type { Pace } from "./dive.ts"
import { type Engine, layWorkplace, type Workplace } from "./engine.ts"
import { layDays } from "./lay-days.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf, createLocalEngine, unitOf } from "./local-engine.ts"
import type { Pin, Roster, RosterProblem } from "./problem.ts"
import { spareScarce } from "./scarce.ts"
import { cutWindow } from "./window.ts"

/** Local search that cools down first has this share of the time. */
const COOLED = 0.06
/** Weeks that are found anew at once, by pair of rounds; in the end as many as in the last. */
const WEEKS = [2, 4, 6]
/** As many rows of a window's master times people take half a minute or so; but windows are no shorter than the first. */
const LARGEST = 40_000
/** Of the time that is left, as much as the windows of one round may take together. */
const ROUND = 0.5
/** What scarce things cost in every first round of a pair, as a share of what a missing head costs. */
const FEE = 0.02
/** The round before the first, in which local search goes over windows whose master is so large that columns take long. */
const BRUSH = -1
const LARGEST_UNBRUSHED = 300
/** Weeks that are taken over from another roster at once. */
const SHARED = 2
const PACE: Pace = { rounds: 3, settled: 0.25 }
/** Beyond so many demands times people nothing is proved of the whole: the solver would take all the time there is. */
const LARGEST_PROVED = 30_000

type Span = { readonly from: number; readonly until: number }

/** `spares`: it leaves what is scarce to the rest, and is laid whatever it costs. */
type Opened = Span & {
  readonly engine: ColumnEngine
  readonly spares: boolean
  readonly began: number
  cost: number
}

export type WindowOptions = {
  readonly pins: readonly Pin[]
  /** Of two that share the work, which half of the horizon it begins with. */
  readonly half: 0 | 1
  /** Whether it looks for a bound too. */
  readonly proves: boolean
}

/**
 * A long horizon window by window: everybody's row is found anew over some weeks, by columns, while the rest stands; then
 * over the next, and round again with other weeks together. Rounds come in pairs: the first spares what is scarce over the
 * whole horizon and may cost more, the second makes use of what that has left.
 */
export function createWindowEngine(
  workplace: Workplace & { ok: true },
  solver: LinearSolver,
  { pins, half, proves }: WindowOptions,
): Engine {
  const { ground, board, search, random } = workplace
  const { problem } = ground
  const isHeavy = isBrushedFirst(problem)
  const cooling = createLocalEngine(workplace)
  const fee = FEE * unitOf(ground)
  const isSmall = ground.terms.need.length * problem.people.length <= LARGEST_PROVED
  const columns = proves && isSmall ? createColumnSearch(ground, solver, search, random, PACE) : null
  let best: { roster: Roster; cost: number } = { roster: copyOf(board.rows), cost: board.cost }
  let isCool = isHeavy
  let isProving = columns !== null
  let opened: Opened | null = null
  let spans: Span[] = []
  let own: Span = { from: 0, until: 0 }
  let round = isHeavy ? BRUSH - 1 : -1
  let most = 1
  columns?.take(best.roster, best.cost)

  const keep = (): void => {
    if (board.cost < best.cost - 1e-6) best = { roster: copyOf(board.rows), cost: board.cost }
  }

  const cool = (progress: number): void => {
    if (progress < COOLED) cooling.step(progress / COOLED)
    if (cooling.best().cost < best.cost) best = cooling.best()
    isCool = progress >= COOLED
    if (isCool) adopt(board, best.roster)
  }

  const beginRound = (progress: number): void => {
    round++
    const isPair = round % 2 === 0
    if (isPair && board.cost > best.cost + 1e-6) adopt(board, best.roster)
    spans = spansIn(problem, random, round, half)
    own = { from: spans[0]?.from ?? 0, until: spans.at(-1)?.until ?? 0 }
    most = (ROUND * (1 - progress)) / spans.length
  }

  const open = (progress: number): Opened | null => {
    if (spans.length === 0) beginRound(progress)
    const span = spans.shift() as Span
    const spares = round % 2 === 0 && round > 0
    const window = cutWindow(problem, pins, board.rows, span.from, span.until)
    const options = { seed: random.whole(0, 2 ** 30), pins: window.pins, start: window.start }
    const within = spares ? spareScarce(problem, board.rows, window, fee) : window.problem
    const made = layWorkplace(within, "window", options)
    if (!made.ok) return null
    const engine = round === BRUSH ? createBrushEngine(made) : createColumnEngine(made, solver, PACE)
    return { ...span, engine, spares, began: progress, cost: engine.best().cost }
  }

  const layBest = ({ engine, spares, from, until }: Opened): void => {
    const days = engine.best().roster.map((row) => row.subarray(0, until - from))
    layDays(workplace, days, from, spares)
    keep()
  }

  const step = (progress: number): void => {
    if (!isCool) cool(progress)
    if (!isCool) return
    if (isProving) isProving = columns?.prove() ?? false
    opened ??= open(progress)
    if (opened === null) return
    const { engine, began, spares } = opened
    const share = (progress - began) / most
    engine.step(Math.min(1, share))
    const { cost } = engine.best()
    // what a dive leaves is for later rounds to find
    const isLate = engine.hasDived() && (spares || round <= 0 || share >= 1)
    const isDone = engine.isTired() || isLate || cost <= engine.bound() + 1e-6
    if (spares ? isDone : cost < opened.cost - 1e-6) layBest(opened)
    opened.cost = cost
    if (!isDone) return
    engine.dispose()
    opened = null
  }

  /** Takes over of another's roster what lies outside of the own half. */
  const take = (roster: Roster, cost: number): void => {
    if (!isCool) cooling.take(roster, cost)
    if (isCool)
      for (const { from, until } of spansOf(problem, SHARED, SHARED)) {
        const isOwn = from < own.until && until > own.from
        if (!isOwn)
          layDays(
            workplace,
            roster.map((row) => row.subarray(from, until)),
            from,
            false,
          )
      }
    if (cost < best.cost - 1e-6) best = { roster: copyOf(roster), cost }
    if (isCool) keep()
  }

  return { step, take, best: () => best, bound: () => columns?.bound() ?? Number.NEGATIVE_INFINITY }
}

/** Whether a first window's master has very many rows. */
function isBrushedFirst({ people, shifts }: RosterProblem): boolean {
  return people.length + 7 * (WEEKS[0] as number) * shifts.length > LARGEST_UNBRUSHED
}

/** The windows of one round, which begin at chance; two who share take turns with the halves of the horizon. */
function spansIn(problem: RosterProblem, random: Random, round: number, half: 0 | 1): Span[] {
  const { days, shifts, people } = problem
  const fits = Math.floor(LARGEST / (7 * shifts.length * people.length))
  const wanted = WEEKS[Math.max(0, Math.min(round >> 1, WEEKS.length - 1))] as number
  const weeks = Math.max(WEEKS[0] as number, Math.min(fits, wanted))
  const spans = spansOf(problem, weeks, random.whole(1, weeks))
  const isFirst = ((round >> 1) + half) % 2 === 0
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
