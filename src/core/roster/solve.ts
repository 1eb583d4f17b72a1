import { createRandom } from "../kit/random.ts"
import { createColumnEngine } from "./column-engine.ts"
import { type Engine, type EngineOptions, layWorkplace, type Solved } from "./engine.ts"
import { createLocalEngine } from "./local-engine.ts"
import { createLongEngine } from "./long-engine.ts"
import { createOpeningEngine } from "./opening-engine.ts"
import type { RosterProblem } from "./problem.ts"
import { settle } from "./settle.ts"
import { isBrushedFirst } from "./window-engine.ts"

export type SolveOptions = EngineOptions & {
  /** The moment, on `now`, at which the best roster is wanted; or a number of steps, which is repeatable. */
  readonly until: { readonly deadline: number; readonly now: () => number } | { readonly steps: number }
  readonly signal?: { readonly aborted: boolean } | undefined
  readonly onImprove?: ((solved: Solved) => void) | undefined
}

/** `people`: those for whom no row keeps all hard rules and pins. */
export type SolveResult =
  | ({ readonly ok: true } & Solved)
  | { readonly ok: false; readonly refusal: "no-row"; readonly people: readonly number[] }

/** Searches for the best roster on one thread, local search and columns by turns, until the time is up or it is proved. */
export function solve(problem: RosterProblem, options: SolveOptions): SolveResult {
  const made = createEngines(problem, options)
  if (!made.ok) return { ok: false, refusal: "no-row", people: made.people }
  const { engines } = made
  const clock = clockOf(options.until)
  let best: Solved | null = null
  do {
    for (const engine of engines) engine.step(clock.progress())
    const found = share(engines)
    if (best === null || found.cost < best.cost || found.bound !== best.bound) options.onImprove?.(found)
    best = found
  } while (!isProved(best) && !options.signal?.aborted && clock.tick())
  return { ok: true, ...settle(problem, options.pins ?? [], best) }
}

export function isProved({ cost, bound }: Solved): boolean {
  return bound !== null && cost <= bound + 1e-6
}

type Made =
  | { readonly ok: true; readonly engines: readonly Engine[] }
  | { readonly ok: false; readonly people: readonly number[] }

function createEngines(problem: RosterProblem, options: SolveOptions): Made {
  const local = createEngine(problem, "local", options)
  if (!local.ok || options.solver === undefined)
    return local.ok ? { ok: true, engines: [local.engine] } : local
  const columns = createEngine(problem, "columns", options)
  return columns.ok ? { ok: true, engines: [local.engine, columns.engine] } : columns
}

export type EngineMade =
  | { readonly ok: true; readonly engine: Engine }
  | { readonly ok: false; readonly people: readonly number[] }

/** Where fairness is weighed among so many, columns do not come to a roster in the time an office waits. */
const MOST_FAIR_COLUMNS = 60

/** Beyond so many days everybody's row is found anew over some weeks at a time, not some people's over all. */
const LONGEST_OPENED = 35

/** Four weeks of so many demands times people are too slow as a whole. */
const SHORTEST_CUT = 28
const LARGEST_WHOLE = 40_000

/**
 * An engine by its way; long horizons are cut into windows, and where rows are too long, or too many, for columns, a second
 * local search takes their place.
 */
export function createEngine(
  problem: RosterProblem,
  way: "local" | "columns",
  options: EngineOptions,
): EngineMade {
  const { solver, seed, pins = [] } = options
  const isCut = solver !== undefined && opensWindows(problem)
  // with the same roster to begin with, what one finds goes with what the other has; among few it is soon mended
  const workplace = layWorkplace(problem, isCut && isBrushedFirst(problem) ? "windows" : way, options)
  if (!workplace.ok) return workplace
  if (isCut) {
    const own = { ...workplace, random: createRandom(seed, way) }
    const engine = createLongEngine(own, solver, { pins, half: way === "columns" ? 0 : 1 })
    return { ok: true, engine }
  }
  const hasColumns = solver !== undefined && workplace.isWhole && !isTooMany(problem)
  if (hasColumns && way === "columns") return { ok: true, engine: createColumnEngine(workplace, solver) }
  if (hasColumns && opensRows(problem)) return { ok: true, engine: createOpeningEngine(workplace, solver) }
  return { ok: true, engine: createLocalEngine(workplace) }
}

/** Whether local search opens whole rows once it has cooled down; what is weighed across all rows it finds by itself. */
function opensRows({ days, fairness }: RosterProblem): boolean {
  return fairness === 0 && days <= LONGEST_OPENED
}

/**
 * Whether some weeks are found anew by themselves, as there are many, or many who stand in them; what is weighed across rows,
 * or apart, binds more than they show.
 */
function opensWindows({ days, fairness, apart, demands, people }: RosterProblem): boolean {
  const isLarge = days >= SHORTEST_CUT && demands.length * people.length > LARGEST_WHOLE
  return fairness === 0 && apart.length === 0 && (isLarge || days > LONGEST_OPENED)
}

/** Whether what begins with local search needs a solver. */
export function usesSolver(problem: RosterProblem): boolean {
  return opensRows(problem) || opensWindows(problem)
}

function isTooMany({ fairness, people }: RosterProblem): boolean {
  return fairness > 0 && people.length > MOST_FAIR_COLUMNS
}

/** Tells every engine the best roster of all. */
function share(engines: readonly Engine[]): Solved {
  const bests = engines.map((engine) => engine.best())
  const best = bests.reduce((one, other) => (other.cost < one.cost ? other : one))
  for (const engine of engines) if (engine.best().cost > best.cost) engine.take(best.roster, best.cost)
  const bound = Math.max(...engines.map((engine) => engine.bound()))
  return { ...best, bound: bound === Number.NEGATIVE_INFINITY ? null : bound }
}

type Clock = {
  readonly progress: () => number
  /** Counts a step; false when it was the last. */
  readonly tick: () => boolean
}

function clockOf(until: SolveOptions["until"]): Clock {
  if ("steps" in until) {
    let count = 0
    return {
      progress: () => count / until.steps,
      tick: () => ++count < until.steps,
    }
  }
  const { deadline, now } = until
  const began = now()
  return {
    progress: () => (now() - began) / Math.max(1, deadline - began),
    tick: () => now() < deadline,
  }
}
