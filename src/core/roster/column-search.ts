import type { Random } from "../kit/random.ts"
import { createApproach } from "./approach.ts"
import { createDive, type Dive, type Pace } from "./dive.ts"
import type { Ground } from "./ground.ts"
import type { LinearSolver } from "./linear.ts"
import { addRows, createMaster } from "./master.ts"
import type { Guide } from "./open-search.ts"
import {
  createScratch,
  type Duals,
  lowerBound,
  type Priced,
  priceRow,
  reducedCost,
  withinWeights,
} from "./pricing.ts"
import type { Roster, Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

/** Column generation: whole rows at the master's prices, a proved bound, and rosters by diving. */
export type ColumnSearch = {
  /** One round of pricing; false when no row is left that would better anything. */
  readonly prove: () => boolean
  /** Whether the prices tell enough to dive by. */
  readonly isNear: () => boolean
  /**
   * One step of a dive; null at its end when it came to nothing, or "diving" before. One of `most` times the best cost is nothing.
   * `isFromBest`: one that begins now begins from the best roster.
   */
  readonly dive: (most: number, isFromBest: boolean) => Roster | "diving" | null
  /** Takes the rows of a roster found elsewhere into the pool; `cost` is the best known. */
  readonly take: (roster: Roster, cost: number) => void
  /** What the master tells those who open some rows alone; null: nothing yet. */
  readonly guide: () => Guide | null
  /** No roster costs less. */
  readonly bound: () => number
  readonly dispose: () => void
}

/** Rounds of pricing before the program is first solved. */
const APPROACHES = 15
/** How far prices lean back to those that gave the best bound; it keeps them from swinging. */
const LEAN = 0.6
/** Diving begins when the bound is as near as that. */
const NEAR = 0.01
/** A pool that has grown to the most is cut to the best. */
const MOST_COLUMNS = 12_000
const BEST_COLUMNS = 4000
/** Rows of each person that are told to others. */
const ROWS_TOLD = 30

export function createColumnSearch(
  ground: Ground,
  solver: LinearSolver,
  search: RowSearch,
  random: Random,
  pace: Pace,
): ColumnSearch {
  const isWholeCost = hasWholeCosts(ground)
  let master = createMaster(ground, solver)
  const scratch = createScratch(ground)
  const everyone = ground.problem.people.map((_, person) => person)
  let bound = Number.NEGATIVE_INFINITY
  let center: Duals | null = null
  let best = Number.POSITIVE_INFINITY
  let bestRoster: Roster | null = null
  let dive: Dive | null = null
  let isConverged = false
  let guide: Guide | null = null
  let sum = Number.POSITIVE_INFINITY
  let worth: Duals | null = null
  const approach = createApproach(ground)
  let approaches = 0

  const priceAll = (duals: Duals, isProved: boolean): Priced[] =>
    everyone.map((person) => {
      const effort = isProved ? { below: duals[person] as number } : "quick"
      return priceRow(ground, search, duals, person, scratch, effort)
    })

  /** Returns what these prices prove. */
  const raiseBound = (duals: Duals, priced: readonly Priced[]): number => {
    const proved = lowerBound(ground, duals, priced)
    if (proved > bound) {
      bound = proved
      center = duals
    }
    return proved
  }

  const comeNear = (): void => {
    const duals = approach.duals()
    const priced = priceAll(duals, false)
    const proved = raiseBound(duals, priced)
    addRows(master, rowsOf(priced))
    approach.step(priced, proved, best)
  }

  /** One round of pricing; true when no row is left that would better the master. */
  const converge = (): boolean => {
    const solution = master.program.solve()
    // the solver has lost its way in rounding: what is proved stays proved
    if (solution === null) return true
    worth = solution.duals
    sum = solution.sum + ground.wishBase
    if (bound >= sum - 1e-6 || (isWholeCost && Math.ceil(bound - 1e-6) >= Math.ceil(sum - 1e-6))) return true
    const duals = withinWeights(ground, solution.duals)
    const leaning = center
    if (leaning !== null) {
      const between = duals.map((dual, row) => LEAN * (leaning[row] as number) + (1 - LEAN) * dual)
      if (priceAt(between, solution.duals, false)) return false
    }
    if (priceAt(duals, solution.duals, false)) return false
    return !pace.proves || !priceAt(duals, solution.duals, true)
  }

  /** Looks for rows at some prices; true when the master has gained one that betters it at its own. */
  const priceAt = (duals: Duals, own: Duals, isProved: boolean): boolean => {
    const priced = priceAll(duals, isProved)
    raiseBound(duals, priced)
    return addRows(master, rowsOf(priced.filter((each) => isCheaper(ground, each, own)))) > 0
  }

  /** Leaves out rows that are far from bettering anything: the solver grows slow over too many. */
  const trim = (duals: Duals, roster: Roster): void => {
    const ranked = master.pool
      .map((column) => ({ ...column, reduced: reducedCost(ground, column.person, column.row, duals) }))
      .toSorted((one, other) => one.reduced - other.reduced)
    master.program.dispose()
    master = createMaster(ground, solver)
    addRoster(roster)
    addRows(master, ranked.slice(0, BEST_COLUMNS))
  }

  const addRoster = (roster: Roster): void => {
    const rows = roster.map((row, person) => ({ person, row }))
    addRows(master, rows)
  }

  const makeGuide = (duals: Duals): Guide => {
    const excess = (person: number, row: Row) => reducedCost(ground, person, row, duals)
    const ranked = master.pool
      .map(({ person, row }) => ({ person, row, excess: excess(person, row) }))
      .toSorted((one, other) => one.excess - other.excess)
    const rows = everyone.map((): Row[] => [])
    for (const { person, row } of ranked) if ((rows[person]?.length ?? 0) < ROWS_TOLD) rows[person]?.push(row)
    return { excess, rows }
  }

  return {
    prove: () => {
      if (master.pool.length > MOST_COLUMNS && dive === null && worth !== null && bestRoster !== null)
        trim(worth, bestRoster)
      guide = null
      if (approaches < APPROACHES && best < Number.POSITIVE_INFINITY) {
        approaches++
        comeNear()
        return true
      }
      isConverged ||= converge()
      return !isConverged
    },
    isNear: () => isConverged || sum - bound < NEAR * Math.abs(sum),
    dive: (most, isFromBest) => {
      dive ??= createDive(master, search, random, scratch, best * most, isFromBest ? bestRoster : null, pace)
      const done = dive.step()
      if (!done.done) return "diving"
      dive = null
      guide = null
      return done.roster
    },
    guide: () => {
      if (worth !== null) guide ??= makeGuide(worth)
      return guide
    },
    take: (roster, cost) => {
      addRoster(roster)
      if (cost >= best) return
      best = cost
      bestRoster = roster
    },
    bound: () => (isWholeCost ? Math.ceil(bound - 1e-6) : bound),
    dispose: () => master.program.dispose(),
  }
}

function rowsOf(priced: readonly Priced[]) {
  return priced.flatMap(({ person, row }) => (row === null ? [] : [{ person, row }]))
}

function isCheaper(ground: Ground, { person, row }: Priced, duals: Duals): boolean {
  return row !== null && reducedCost(ground, person, row, duals) < -1e-6
}

/** Whether every roster costs a whole number. */
export function hasWholeCosts({ problem }: Ground): boolean {
  return (
    Number.isInteger(problem.fairness) &&
    problem.demands.every(({ under, over }) => Number.isInteger(under) && Number.isInteger(over)) &&
    problem.requests.every(({ weight }) => Number.isInteger(weight)) &&
    Number.isInteger(problem.published?.weight ?? 0) &&
    problem.people.every(
      ({ fairShare }) => problem.fairness === 0 || fairShare === null || Number.isInteger(fairShare),
    )
  )
}
