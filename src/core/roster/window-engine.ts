import type { Random } from "../kit/random.ts"
import { adopt } from "./board.ts"
import { createBrushEngine } from "./brush-engine.ts"
import { type ColumnEngine, createColumnEngine } from "./column-engine.ts"
import { coverCostWithin } from "./cover.ts"
import type { Pace } from "./dive.ts"
import { type Engine, layWorkplace, type Workplace } from "./engine.ts"
import { layDays, layRows } from "./lay-days.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf, createLocalEngine, unitOf } from "./local-engine.ts"
import type { Pin, Roster, RosterProblem, Row } from "./problem.ts"
import { spareScarce } from "./scarce.ts"
import { type Span, spansOf } from "./spans.ts"
import { canTrade } from "./trades.ts"
import { createWalk, type Walk } from "./walk.ts"
import { cutWindow } from "./window.ts"

/** Weeks that are found anew at once, and how. */
type Manner = { readonly weeks: number; readonly pace: Pace }

/** Local search that cools down first has this share of the time. */
const COOLED = 0.06
const QUICK: Pace = { rounds: 3, settled: 0.25, proves: false }
const STEADY: Pace = { rounds: 6, settled: 0.15, proves: false }
const SHORTEST = 2
/** How windows are searched: with each manner as long as it brings much, and with the last in the end. */
const MANNERS: readonly Manner[] = [
  { weeks: SHORTEST, pace: QUICK },
  { weeks: 4, pace: QUICK },
  { weeks: SHORTEST, pace: STEADY },
  { weeks: 4, pace: STEADY },
  { weeks: 6, pace: STEADY },
]
/** What a pair of rounds has to save, as a share, so that the next is searched in the same manner. */
const MUCH = 0.02
/** As many rows of a window's master times people take half a minute or so; but windows are no shorter than the first. */
const LARGEST = 40_000
/** Of the time that is left, as much as the windows of one round may take together. */
const ROUND = 0.5
/** What scarce things cost in every first round of a pair, as a share of what a missing head costs. */
const FEE = 0.02
/** The round before the first, in which local search goes over windows whose master is so large that columns take long. */
const BRUSH = -1
const LARGEST_UNBRUSHED = 300
/** Where a window has taken so many times what it may, there are none so long any more. */
const TOO_LONG = 2
/** When two who share change halves, if they have been over their own twice: never are both in the same. */
const CHANGE = 0.5
/** A roster that is better than the one in hand by such a share is another altogether. */
const OTHER = 0.1
/** Weeks that are taken over from another roster at once. */
const SHARED = 2

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
  /** Whether it begins from a roster that only long windows better. */
  readonly isNear: boolean
}

/**
 * A long horizon window by window: everybody's row is found anew over some weeks, by columns, while the rest stands; then
 * over the next, and round again with other weeks together; before each round weeks of single rows trade. Rounds come in pairs: the first spares what is scarce over the
 * whole horizon and may cost more, the second makes use of what that has left.
 */
export function createWindowEngine(
  workplace: Workplace & { ok: true },
  solver: LinearSolver,
  { pins, half, isNear }: WindowOptions,
): Engine {
  const { ground, board, search, random } = workplace
  const { problem } = ground
  const isHeavy = isBrushedFirst(problem)
  const cooling = createLocalEngine(workplace)
  const fee = FEE * unitOf(ground)
  let best: { roster: Roster; cost: number } = { roster: copyOf(board.rows), cost: board.cost }
  /** The roster as another has last told of it. */
  let heard: Roster = best.roster
  let isCool = isHeavy || isNear
  let walk: Walk | null = null
  let opened: Opened | null = null
  let spans: Span[] = []
  let round = isHeavy && !isNear ? BRUSH - 1 : -1
  let most = 1
  let longestDive = 0
  let manners = mannersFor(problem)
  let manner = manners[isNear ? manners.length - 1 : 0] as Manner
  let before = Number.POSITIVE_INFINITY
  let isFirst = half === 0

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
    const isMuch = best.cost < before * (1 - MUCH)
    const isBrushed = round === BRUSH
    if (!isBrushed || !isMuch) round++
    const isPair = round % 2 === 0
    if (isPair && board.cost > best.cost + 1e-6) adopt(board, best.roster)
    if (isPair && round > 0) {
      const next = manners.indexOf(manner) + (isMuch ? 0 : 1)
      manner = manners[Math.max(0, Math.min(next, manners.length - 1))] as Manner
    }
    if (isPair || isBrushed) before = best.cost
    if (round > 1) isFirst = isFirstAt(progress)
    spans = spansIn(problem, random, manner.weeks, isFirst)
    // should time run out, what costs most has been searched
    if (round > 1) spans.sort((one, other) => costOf(other) - costOf(one))
    most = Math.max(longestDive, (ROUND * (1 - progress)) / spans.length)
    if ((isBrushed || round !== BRUSH) && canTrade(ground)) walk = createWalk(board, search, random)
  }

  const walkOn = (current: Walk): void => {
    current.step(null)
    keep()
    if (current.isTired()) walk = null
  }

  const isFirstAt = (progress: number): boolean => progress < CHANGE === (half === 0)

  const costOf = ({ from, until }: Span): number => coverCostWithin(board.cover, from, until)

  const isRoundOver = (progress: number): boolean =>
    spans.length === 0 || (round > 1 && isFirst !== isFirstAt(progress))

  const open = (progress: number): Opened | null => {
    const span = spans.shift() as Span
    const spares = round % 2 === 0 && round > 0
    const window = cutWindow(problem, pins, board.rows, span.from, span.until)
    const options = { seed: random.whole(0, 2 ** 30), pins: window.pins, start: window.start }
    const within = spares ? spareScarce(problem, board.rows, window, fee) : window.problem
    const made = layWorkplace(within, "window", options)
    if (!made.ok) return null
    const engine = round === BRUSH ? createBrushEngine(made) : createColumnEngine(made, solver, manner.pace)
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
    if (walk !== null) {
      walkOn(walk)
      return
    }
    if (opened === null && isRoundOver(progress)) {
      beginRound(progress)
      if (walk !== null) return
    }
    opened ??= open(progress)
    if (opened === null) return
    const { engine, began, spares } = opened
    const share = (progress - began) / most
    const isFirstDive = !engine.hasDived()
    engine.step(Math.min(1, share))
    if (isFirstDive && engine.hasDived()) longestDive = Math.max(longestDive, progress - began)
    const { cost } = engine.best()
    // what a dive leaves is for later rounds to find
    const isLate = engine.hasDived() && (spares || round <= 0 || share >= 1)
    const isDone = engine.isTired() || isLate || cost <= engine.bound() + 1e-6
    if (spares ? isDone : cost < opened.cost - 1e-6) layBest(opened)
    opened.cost = cost
    if (!isDone) return
    if (share >= TOO_LONG) manners = manners.filter(({ weeks }) => weeks < manner.weeks || weeks === SHORTEST)
    engine.dispose()
    opened = null
  }

  /** Another roster altogether, such as a dive's: of the one in hand weeks would not go with it. */
  const beginFrom = (roster: Roster): void => {
    opened?.engine.dispose()
    opened = null
    spans = []
    manner = manners[manners.length - 1] as Manner
    adopt(board, roster)
  }

  /**
   * Takes over of another's roster what is better, but for the days that are searched just now. Where there are very many,
   * rows are mended for what has come since it was last heard of alone.
   */
  const take = (roster: Roster, cost: number): void => {
    if (!isCool) cooling.take(roster, cost)
    else if (board.cost - cost > OTHER * Math.abs(board.cost)) beginFrom(roster)
    for (const { from, until } of isCool ? spansOf(problem, SHARED, SHARED) : []) {
      const isOpen = opened !== null && from < opened.until && until > opened.from
      if (isOpen || !differs(roster, board.rows, from, until)) continue
      if (isHeavy && !differs(roster, heard, from, until)) continue
      layDays(
        workplace,
        roster.map((row) => row.subarray(from, until)),
        from,
        false,
      )
    }
    if (isCool) layRows(board, roster)
    heard = roster
    if (cost < best.cost - 1e-6) best = { roster: copyOf(roster), cost }
    if (isCool) keep()
  }

  return { step, take, best: () => best, bound: () => Number.NEGATIVE_INFINITY }
}

function differs(one: Roster, other: Roster, from: number, until: number): boolean {
  return one.some((row, person) => {
    const beside = other[person] as Row
    for (let day = from; day < until; day++) if (row[day] !== beside[day]) return true
    return false
  })
}

/** Whether a first window's master has very many rows: those who share begin with the same roster then. */
export function isBrushedFirst({ people, shifts }: RosterProblem): boolean {
  return people.length + 7 * SHORTEST * shifts.length > LARGEST_UNBRUSHED
}

/** Those whose windows do not take too long. */
function mannersFor({ shifts, people }: RosterProblem): readonly Manner[] {
  const fits = ({ weeks }: Manner) => 7 * weeks * shifts.length * people.length <= LARGEST
  return MANNERS.filter((manner) => manner.weeks === SHORTEST || fits(manner))
}

/** The windows of one round, which begin at chance, in one half of the horizon. */
function spansIn(problem: RosterProblem, random: Random, weeks: number, isFirst: boolean): Span[] {
  const spans = spansOf(problem, weeks, random.whole(1, weeks))
  const own = spans.filter(({ from, until }) => from + until < problem.days === isFirst)
  return own.length > 0 ? own : spans
}
