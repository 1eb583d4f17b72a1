import { type Board, shutWhileAway } from "./board.ts"
import { demandCost } from "./cover.ts"
import { heaviestOf } from "./dive.ts"
import { rowCost } from "./ground.ts"
import type { LinearColumns, LinearSolution, LinearSolver } from "./linear.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"

/** A stretch of some people's rows; on the board it is taken off. */
export type Stretch = {
  readonly people: readonly number[]
  readonly from: number
  /** The first day after it. */
  readonly until: number
}

/** Days to choose for somebody; `at`: the place among the people of the stretch. */
export type Days = { readonly at: number; readonly days: Row }

/** A master program of a stretch alone: whole stretches to choose from, one for each of its people. */
export type StretchMaster = {
  /** Adds what is not there yet; returns how many that were. */
  readonly add: (found: readonly Days[]) => number
  /** The best mixture, after some rounds of pricing; null where it costs, or will cost, more than `enough`. */
  readonly solve: (rounds: number, enough: number) => LinearSolution | null
  /** Of a mixture, the column that is taken most of those that are taken in part; -1: there is none. */
  readonly heaviest: (solution: LinearSolution) => number
  /** Whether a column has to be taken (1), must not be taken (0), or may be (null). */
  readonly bind: (column: number, to: 0 | 1 | null) => void
  /** By person the days of a solution that is no mixture. */
  readonly daysOf: (solution: LinearSolution) => readonly Row[]
  readonly dispose: () => void
}

export function createStretchMaster(
  board: Board,
  solver: LinearSolver,
  search: RowSearch,
  { people, from, until }: Stretch,
): StretchMaster {
  const { ground, cover, price } = board
  const { terms } = ground
  const firstTerm = terms.first[from * terms.shifts] as number
  const endTerm = terms.first[until * terms.shifts] as number
  const demands = Array.from({ length: endTerm - firstTerm }, (_, at) => firstTerm + at)
  const wanted = demands.map((term) => (terms.need[term] as number) - (cover.heads[term] as number))
  const bounds = [...people.map(() => 1), ...wanted]
  const program = solver.createProgram({ lower: bounds, upper: bounds })
  program.addColumns(slackColumns(board, people.length, demands))
  const firstColumn = 2 * demands.length
  /** What the roster costs beside the stretch. */
  const fixed = demands.reduce((sum, term) => sum - demandCost(cover, term), board.cost)
  const guesses = people.map((person) => new Float64Array(ground.contracts[person]?.limits.length ?? 0))
  const pool: Days[] = []
  const known = new Set<string>()
  /** Of those whose days are settled. */
  const settled = new Set<number>()

  const costOf = ({ at, days }: Days): number => {
    const person = people[at] as number
    const row = (board.rows[person] as Row).slice()
    row.set(days, from)
    return rowCost(ground, person, row) - (board.rowCosts[person] as number)
  }

  const eachDemand = (person: number, slot: number, visit: (row: number, heads: number) => void): void => {
    const end = terms.first[slot + 1] as number
    for (let term = terms.first[slot] as number; term < end; term++) {
      const heads = terms.counts[person * terms.skills + (terms.skill[term] as number)] as number
      if (heads !== 0) visit(people.length + term - firstTerm, heads)
    }
  }

  const eachTurn = ({ at, days }: Days, visit: (row: number, heads: number) => void): void => {
    for (const [day, shift] of days.entries())
      if (shift !== OFF) eachDemand(people[at] as number, (from + day) * terms.shifts + shift, visit)
  }

  const add = (found: readonly Days[]): number => {
    const fresh = found.filter(({ at, days }) => {
      const key = `${at}:${String.fromCharCode(...days.map((shift) => shift + 1))}`
      return !known.has(key) && known.add(key)
    })
    if (fresh.length === 0) return 0
    const starts: number[] = []
    const rows: number[] = []
    const values: number[] = []
    const enter = (row: number, value: number): void => {
      rows.push(row)
      values.push(value)
    }
    for (const each of fresh) {
      starts.push(rows.length)
      enter(each.at, 1)
      eachTurn(each, enter)
    }
    const lower = fresh.map(() => 0)
    const upper = fresh.map(() => Number.POSITIVE_INFINITY)
    program.addColumns({ cost: fresh.map(costOf), lower, upper, starts, rows, values })
    pool.push(...fresh)
    return fresh.length
  }

  /** Somebody's cheapest days at some prices, and what the sum changes by for each part that is taken of them. */
  const priced = (at: number, duals: Float64Array): { readonly days: Row; readonly gain: number } | null => {
    const person = people[at] as number
    const wish = ground.wishes[person] as Float64Array
    for (let slot = from * terms.shifts; slot < until * terms.shifts; slot++) {
      let here = wish[slot] as number
      eachDemand(person, slot, (row, heads) => {
        here -= heads * (duals[row] as number)
      })
      price[slot] = here
    }
    shutWhileAway(board, person, from, until)
    const ask = askFor(ground, person, board.rows[person] as Row, from, until, price, guesses[at])
    const { row: days } = search.find(ask, "quick")
    if (days === null) return null
    let gain = costOf({ at, days }) - (duals[at] as number)
    eachTurn({ at, days }, (row, heads) => {
      gain -= heads * (duals[row] as number)
    })
    return { days, gain }
  }

  const solve = (rounds: number, enough: number): LinearSolution | null => {
    for (let round = 0; ; round++) {
      const solution = program.solve()
      if (solution === null) return null
      const sum = fixed + solution.sum
      const isEnough = sum <= enough + 1e-6
      if (round === rounds) return isEnough ? solution : null
      let bound = sum
      const found = people.flatMap((_, at) => {
        const cheapest = settled.has(at) ? null : priced(at, solution.duals)
        if (cheapest === null || cheapest.gain > -1e-6) return []
        bound += cheapest.gain
        return [{ at, days: cheapest.days }]
      })
      if (bound > enough + 1e-6) return null
      if (add(found) === 0) return isEnough ? solution : null
    }
  }

  return {
    add,
    solve,
    heaviest: ({ values }) => heaviestOf(values.subarray(firstColumn, firstColumn + pool.length)),
    bind: (column, to) => {
      const { at } = pool[column] as Days
      if (to === 1) settled.add(at)
      else settled.delete(at)
      program.setBounds([firstColumn + column], [to ?? 0], [to ?? Number.POSITIVE_INFINITY])
    },
    daysOf: ({ values }) => {
      const taken = pool.filter((_, column) => (values[firstColumn + column] as number) > 0.5)
      return people.map((_, at) => taken.find((each) => each.at === at)?.days as Row)
    },
    dispose: program.dispose,
  }
}

/** For each demand one column for what is missing and one for what is too much. */
export function slackColumns({ ground }: Pick<Board, "ground">, firstRow: number, demands: readonly number[]): LinearColumns {
  const { under, over } = ground.terms
  return {
    cost: demands.flatMap((term) => [under[term] as number, over[term] as number]),
    lower: demands.flatMap(() => [0, 0]),
    upper: demands.flatMap(() => [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]),
    starts: demands.flatMap((_, at) => [2 * at, 2 * at + 1]),
    rows: demands.flatMap((_, at) => [firstRow + at, firstRow + at]),
    values: demands.flatMap(() => [1, -1]),
  }
}
