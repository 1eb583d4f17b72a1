import { type Board, shutWhileAway } from "./board.ts"
import type { Contract } from "./contract.ts"
import { coverCost } from "./cover.ts"
import { heaviestOf } from "./dive.ts"
import { createGuess } from "./fees.ts"
import { rowCost } from "./ground.ts"
import type { LinearSolution, LinearSolver } from "./linear.ts"
import { slackColumns } from "./master.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"

/** A row to choose for somebody; `at`: the place among the people of the program. */
export type SomeRow = { readonly at: number; readonly row: Row }

/** A master program of some people alone, whose rows are off the board: whole rows to choose from, one for each. */
export type SmallMaster = {
  /** Adds what is not there yet; returns how many that were. */
  readonly add: (found: readonly SomeRow[]) => number
  /** The best mixture, after some rounds of pricing; null where it costs, or will cost, more than `enough`. */
  readonly solve: (rounds: number, enough: number) => LinearSolution | null
  /** Of a mixture, the column that is taken most of those that are taken in part; -1: there is none. */
  readonly heaviest: (solution: LinearSolution) => number
  /** Whether a column has to be taken (1), must not be taken (0), or may be (null). */
  readonly bind: (column: number, to: 0 | 1 | null) => void
  /** By person the row of a solution that is no mixture. */
  readonly rowsOf: (solution: LinearSolution) => readonly Row[]
  readonly dispose: () => void
}

export function createSmallMaster(
  board: Board,
  solver: LinearSolver,
  search: RowSearch,
  people: readonly number[],
): SmallMaster {
  const { ground, cover, price } = board
  const { terms, problem } = ground
  const { days } = problem
  const wanted = [...terms.need].map((need, term) => need - (cover.heads[term] as number))
  const bounds = [...people.map(() => 1), ...wanted]
  const program = solver.createProgram({ lower: bounds, upper: bounds })
  program.addColumns(slackColumns(ground, people.length))
  const firstColumn = 2 * wanted.length
  /** What the roster costs beside the program. */
  const fixed = board.cost - coverCost(cover)
  const guesses = people.map((person) => createGuess(ground.contracts[person] as Contract))
  const pool: SomeRow[] = []
  const known = new Set<string>()
  /** Of those whose row is settled. */
  const settled = new Set<number>()

  const costOf = ({ at, row }: SomeRow): number => {
    const person = people[at] as number
    return rowCost(ground, person, row) - (board.rowCosts[person] as number)
  }

  const eachDemand = (person: number, slot: number, visit: (row: number, heads: number) => void): void => {
    const end = terms.first[slot + 1] as number
    for (let term = terms.first[slot] as number; term < end; term++) {
      const heads = terms.counts[person * terms.skills + (terms.skill[term] as number)] as number
      if (heads !== 0) visit(people.length + term, heads)
    }
  }

  const eachTurn = ({ at, row }: SomeRow, visit: (row: number, heads: number) => void): void => {
    for (const [day, shift] of row.entries())
      if (shift !== OFF) eachDemand(people[at] as number, day * terms.shifts + shift, visit)
  }

  const add = (found: readonly SomeRow[]): number => {
    const fresh = found.filter(({ at, row }) => {
      const key = `${at}:${String.fromCharCode(...row.map((shift) => shift + 1))}`
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

  /** Somebody's cheapest row at some prices, and what the sum changes by for each part that is taken of them. */
  const priced = (at: number, duals: Float64Array): { readonly row: Row; readonly gain: number } | null => {
    const person = people[at] as number
    const wish = ground.wishes[person] as Float64Array
    for (let slot = 0; slot < wish.length; slot++) {
      let here = wish[slot] as number
      eachDemand(person, slot, (row, heads) => {
        here -= heads * (duals[row] as number)
      })
      price[slot] = here
    }
    shutWhileAway(board, person, 0, days)
    const ask = askFor(ground, person, board.rows[person] as Row, 0, days, price, guesses[at])
    const { row } = search.find(ask, "quick")
    if (row === null) return null
    let gain = costOf({ at, row }) - (duals[at] as number)
    eachTurn({ at, row }, (demand, heads) => {
      gain -= heads * (duals[demand] as number)
    })
    return { row, gain }
  }

  const solve = (rounds: number, enough: number): LinearSolution | null => {
    for (let round = 0; ; round++) {
      const solution = program.solve()
      if (solution === null) return null
      const sum = fixed + solution.sum
      const isEnough = sum <= enough
      if (round === rounds) return isEnough ? solution : null
      let bound = sum
      const found = people.flatMap((_, at) => {
        const cheapest = settled.has(at) ? null : priced(at, solution.duals)
        if (cheapest === null || cheapest.gain > -1e-6) return []
        bound += cheapest.gain
        return [{ at, row: cheapest.row }]
      })
      if (bound > enough) return null
      if (add(found) === 0) return isEnough ? solution : null
    }
  }

  return {
    add,
    solve,
    heaviest: ({ values }) => heaviestOf(values.subarray(firstColumn, firstColumn + pool.length)),
    bind: (column, to) => {
      const { at } = pool[column] as SomeRow
      if (to === 1) settled.add(at)
      else settled.delete(at)
      program.setBounds([firstColumn + column], [to ?? 0], [to ?? Number.POSITIVE_INFINITY])
    },
    rowsOf: ({ values }) => {
      const taken = pool.filter((_, column) => (values[firstColumn + column] as number) > 0.5)
      return people.map((_, at) => taken.find((each) => each.at === at)?.row as Row)
    },
    dispose: program.dispose,
  }
}
