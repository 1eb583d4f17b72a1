import type { Random } from "../kit/random.ts"
import type { LinearSolution } from "./linear.ts"
import { addRows, type Master, type MasterColumn, rosterOf } from "./master.ts"
import { type Duals, type PricingScratch, priceRow, withinWeights } from "./pricing.ts"
import type { Roster, Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"
import { createSettledDays, type SettledDay } from "./settled-days.ts"

/** From the master's solution to a roster: some days of some people are settled at a time, and the rest is priced anew. */
export type Dive = { readonly step: () => DiveStep }

type DiveStep = { readonly done: false } | { readonly done: true; readonly roster: Roster | null }

/**
 * Rounds of pricing after each step; of the days that are likely but not whole, the share that is settled at once; whether
 * it is proved before that no row is left that would better anything, or quick searches are enough.
 */
export type Pace = { readonly rounds: number; readonly settled: number; readonly proves: boolean }

/** How many days are settled at once at least. */
const FEWEST = 4
/** How much of the solution has to agree on a day before it is settled by itself. */
const LIKELY = 0.5
const WHOLE = 1 - 1e-6
/** How much of the solution has to agree with a roster on a day before that is settled: drawn anew for each dive, no less than this. */
const LEAST_AGREED = 0.6

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
  const settled = createSettledDays(master.ground)
  const { ground } = settled
  const shut = new Set<number>()
  const width = shifts.length + 1
  let beginning = along
  // some dives are straight, others stray a little
  const stray = random.chance(0.3) ? 0 : random.fraction() * 0.3

  /**
   * Whether a quick search finds a row for a person that goes with what is settled; it comes into the pool. To prove that
   * there is none can take for ever.
   */
  const findsRow = (person: number, duals: Duals): boolean => {
    const { row } = priceRow(ground, search, duals, person, scratch, "quick")
    if (row !== null) addRows(master, [{ person, row }])
    return row !== null
  }

  /** Settles days of all who are left a row by that; returns whether there were any. */
  const settleDays = (days: readonly SettledDay[], duals: Duals): boolean => {
    for (const day of days) settled.settle(day)
    const concerned = [...new Set(days.map(({ person }) => person))]
    const known = new Set(pool.flatMap(({ person, row }) => (settled.fits(person, row) ? [person] : [])))
    const stuck = new Set(concerned.filter((person) => !known.has(person) && !findsRow(person, duals)))
    for (const day of days) if (stuck.has(day.person)) settled.reopen(day)
    return stuck.size < concerned.length
  }

  const shutOthers = (): void => {
    const columns = [...pool.keys()].filter((index) => {
      const { person, row } = pool[index] as MasterColumn
      return !shut.has(index) && !settled.fits(person, row)
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

  /** The likeliest of the days on which more than half of somebody's solution does the same, though not all of it. */
  const likelyDays = (values: Float64Array): SettledDay[] => {
    const likely = sharesIn(values).flatMap((share, person) =>
      [...share.entries()].flatMap(([at, value]) => {
        if (value <= LIKELY || value >= WHOLE) return []
        const rank = value * (1 - stray * random.fraction())
        return [{ person, day: Math.floor(at / width), shift: (at % width) - 1, rank }]
      }),
    )
    const most = Math.max(FEWEST, Math.ceil(likely.length * pace.settled))
    return likely.toSorted((one, other) => other.rank - one.rank).slice(0, most)
  }

  /** The days on which the solution agrees with a roster. */
  const daysAlong = (values: Float64Array, roster: Roster): SettledDay[] => {
    const least = Math.min(WHOLE, LEAST_AGREED + (1 - LEAST_AGREED) * random.fraction())
    return sharesIn(values).flatMap((share, person) =>
      [...(roster[person] as Row).entries()].flatMap(([day, shift]) =>
        (share[day * width + shift + 1] as number) >= least ? [{ person, day, shift }] : [],
      ),
    )
  }

  const settleHeaviest = (values: Float64Array): void => {
    const heaviest = heaviestOf(values.subarray(firstRow, firstRow + pool.length))
    const { person, row } = pool[heaviest] as MasterColumn
    for (const [day, shift] of row.entries()) settled.settle({ person, day, shift })
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
    const duals = withinWeights(ground, solution.duals)
    if (beginning !== null) settleDays(daysAlong(values, beginning), duals)
    else if (!settleDays(likelyDays(values), duals)) settleHeaviest(values)
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
