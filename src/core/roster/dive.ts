import type { Random } from "../kit/random.ts"
import type { LinearSolution } from "./linear.ts"
import { addRows, type Master, type MasterColumn, rosterOf } from "./master.ts"
import { type PricingScratch, priceRow, withinWeights } from "./pricing.ts"
import { OFF, type Roster, type Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

/** From the master's solution to a roster: some days of some people are settled at a time, and the rest is priced anew. */
export type Dive = { readonly step: () => DiveStep }

type DiveStep = { readonly done: false } | { readonly done: true; readonly roster: Roster | null }

/** Rounds of pricing after each step; of the days that are likely but not whole, the share that is settled at once. */
export type Pace = { readonly rounds: number; readonly settled: number }

/** How many days are settled at once at least. */
const FEWEST = 4
/** How much of the solution has to agree on a day before it is settled by itself. */
const LIKELY = 0.5
const WHOLE = 1 - 1e-6
/** How much of the solution has to agree with a roster on a day before that is settled: drawn anew for each dive, no less than this. */
const LEAST_AGREED = 0.6
/** A day that is not settled. */
const OPEN = -2

type Likely = { readonly person: number; readonly day: number; readonly shift: number; readonly rank: number }

/**
 * `enough`: a dive that has come to cost so much is broken off. `along`: a roster to begin from; what the solution agrees
 * with it on is settled at once, so that the dive is short and seeks what is better near it.
 */
export function createDive(
  master: Master,
  search: RowSearch,
  random: Random,
  scratch: PricingScratch,
  enough: number,
  along: Roster | null,
  pace: Pace,
): Dive {
  const { program, pool, firstRow } = master
  const { people, days, shifts } = master.ground.problem
  // what is settled is pinned in a ground of its own
  const ground = {
    ...master.ground,
    wishes: master.ground.wishes.map((each) => each.slice()),
    bound: master.ground.bound.map((each) => each.slice()),
  }
  const settled = people.map(() => new Int16Array(days).fill(OPEN))
  const shut = new Set<number>()
  const width = shifts.length + 1
  let beginning = along
  // some dives are straight, others stray a little
  const stray = random.chance(0.3) ? 0 : random.fraction() * 0.3

  const settle = (person: number, day: number, shift: number): void => {
    const wish = ground.wishes[person] as Float64Array
    for (const other of shifts.keys()) if (other !== shift) wish[day * shifts.length + other] = Infinity
    ;(settled[person] as Row)[day] = shift
    if (shift !== OFF) (ground.bound[person] as Uint8Array)[day] = 1
  }

  const shutOthers = (): void => {
    const columns = [...pool.keys()].filter((index) => {
      const { person, row } = pool[index] as MasterColumn
      return !shut.has(index) && settled[person]?.some((shift, day) => shift !== OPEN && shift !== row[day])
    })
    for (const index of columns) shut.add(index)
    bind(columns, 0)
  }

  const bind = (indices: readonly number[], most: number): void => {
    const columns = indices.map((index) => firstRow + index)
    const lower = columns.map(() => 0)
    program.setBounds(
      columns,
      lower,
      columns.map(() => most),
    )
  }

  const finish = (roster: Roster | null): DiveStep => {
    bind([...shut], Number.POSITIVE_INFINITY)
    return { done: true, roster }
  }

  const priceOpen = (solution: LinearSolution): number => {
    const duals = withinWeights(ground, solution.duals)
    const found = people.flatMap((_, person) => {
      const { row, cost } = priceRow(ground, search, duals, person, scratch, "quick")
      return row !== null && cost < (solution.duals[person] as number) - 1e-6 ? [{ person, row }] : []
    })
    return addRows(master, found)
  }

  /** By person, how much of the solution does what on which day; of each day's places the first is for a day off. */
  const sharesIn = (values: Float64Array): Float64Array[] => {
    const shares = people.map(() => new Float64Array(days * width))
    for (const [index, { person, row }] of pool.entries()) {
      const value = values[firstRow + index] as number
      if (value < 1e-6) continue
      const share = shares[person] as Float64Array
      for (const [day, shift] of row.entries()) {
        const at = day * width + shift + 1
        share[at] = (share[at] as number) + value
      }
    }
    return shares
  }

  /** Days on which more than half of somebody's solution does the same, though not all of it. */
  const likelyDays = (values: Float64Array): Likely[] =>
    sharesIn(values).flatMap((share, person) =>
      [...share.entries()].flatMap(([at, value]) => {
        if (value <= LIKELY || value >= WHOLE) return []
        const rank = value * (1 - stray * random.fraction())
        return [{ person, day: Math.floor(at / width), shift: (at % width) - 1, rank }]
      }),
    )

  const settleAlong = (values: Float64Array, roster: Roster): void => {
    const least = Math.min(WHOLE, LEAST_AGREED + (1 - LEAST_AGREED) * random.fraction())
    for (const [person, share] of sharesIn(values).entries())
      for (const [day, shift] of (roster[person] as Row).entries())
        if ((share[day * width + shift + 1] as number) >= least) settle(person, day, shift)
  }

  const settleSome = (values: Float64Array): void => {
    const likely = likelyDays(values).toSorted((one, other) => other.rank - one.rank)
    const most = Math.max(FEWEST, Math.ceil(likely.length * pace.settled))
    for (const { person, day, shift } of likely.slice(0, most)) settle(person, day, shift)
    if (likely.length > 0) return
    const heaviest = heaviestOf(values.subarray(firstRow, firstRow + pool.length))
    const { person, row } = pool[heaviest] as MasterColumn
    for (const [day, shift] of row.entries()) settle(person, day, shift)
  }

  const step = (): DiveStep => {
    let solution = program.solve()
    for (let round = 0; round < pace.rounds && solution !== null; round++) {
      if (priceOpen(solution) === 0) break
      solution = program.solve()
    }
    if (solution === null || solution.sum + ground.wishBase >= enough) return finish(null)
    const { values } = solution
    if (heaviestOf(values.subarray(firstRow, firstRow + pool.length)) < 0)
      return finish(rosterOf(people.length, pool, values.subarray(firstRow)))
    if (beginning === null) settleSome(values)
    else settleAlong(values, beginning)
    beginning = null
    shutOthers()
    return { done: false }
  }
  return { step }
}

/** Of the columns that are taken in part, the one that is taken most; -1: every column is taken wholly or not at all. */
export function heaviestOf(values: Float64Array): number {
  let most = 1e-6
  let heaviest = -1
  for (const [index, value] of values.entries()) {
    if (value <= most || value >= WHOLE) continue
    most = value
    heaviest = index
  }
  return heaviest
}
