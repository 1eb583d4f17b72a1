import { createRandom, type Random } from "../kit/random.ts"
import type { Board } from "./board.ts"
import { firstRoster, isWholeSearchable } from "./first-roster.ts"
import { type Ground, layGround } from "./ground.ts"
import type { LinearSolver } from "./linear.ts"
import type { Pin, Roster, RosterProblem, Row } from "./problem.ts"
import { createRowSearch, type RowSearch } from "./row-search.ts"

/** One searcher, run a step at a time; several share what they find through `take`. */
export type Engine = {
  /** `progress`: the share of the time that is gone, 0 to 1. */
  readonly step: (progress: number) => void
  /** Takes a roster found elsewhere. */
  readonly take: (roster: Roster, cost: number) => void
  readonly best: () => { readonly roster: Roster; readonly cost: number }
  /** No roster costs less; -Infinity as long as nothing is proved. */
  readonly bound: () => number
}

/** The best roster so far. */
export type Solved = {
  readonly roster: Roster
  readonly cost: number
  /** No roster costs less: proved; null where nothing is. */
  readonly bound: number | null
}

export type EngineOptions = {
  readonly seed: number
  readonly pins?: readonly Pin[] | undefined
  /** A roster to begin with; rows that are null, or break a rule or a pin, are found anew. */
  readonly start?: readonly (Row | null)[] | undefined
  readonly solver?: LinearSolver | undefined
}

/** What an engine works on; or the people for whom no row keeps the rules. */
export type Workplace =
  | {
      readonly ok: true
      readonly ground: Ground
      readonly board: Board
      readonly search: RowSearch
      readonly random: Random
      /** Whether everybody's row is short enough to be searched in one go, as columns need it. */
      readonly isWhole: boolean
    }
  | { readonly ok: false; readonly people: readonly number[] }

export function layWorkplace(problem: RosterProblem, label: string, options: EngineOptions): Workplace {
  const ground = layGround(problem, options.pins)
  const search = createRowSearch(problem.shifts.length, problem.firstWeekday)
  const random = createRandom(options.seed, label)
  const first = firstRoster(ground, search, random, options.start ?? null)
  if (!first.ok) return first
  const isWhole = problem.people.every((_, person) => isWholeSearchable(ground, person))
  return { ok: true, ground, board: first.board, search, random, isWhole }
}
