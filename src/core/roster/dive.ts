import type { Random } from "../kit/random.ts"
import type { LinearSolution } from "./linear.ts"
import { addRows, type Master, type MasterColumn, rosterOf } from "./master.ts"
import { type PricingScratch, priceRow, withinWeights } from "./pricing.ts"
import type { Roster } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

/** From the master's solution to a roster: rows are settled one after the other, and the rest is priced anew. */
export type Dive = { readonly step: () => DiveStep }

type DiveStep = { readonly done: false } | { readonly done: true; readonly roster: Roster | null }

/** Rounds of pricing after each row that is settled. */
const ROUNDS = 12
/** A row as good as whole is settled together with the one that is chosen. */
const NEARLY = 0.999

/**
 * `kept`: columns of the pool that are settled from the start. `enough`: a dive that has come to cost so much is broken off.
 */
export function createDive(
  master: Master,
  search: RowSearch,
  random: Random,
  scratch: PricingScratch,
  kept: readonly number[],
  enough: number,
): Dive {
  const { ground, program, pool, firstRow } = master
  const people = ground.problem.people.length
  const settled = new Set(kept.map((index) => (pool[index] as MasterColumn).person))
  const columns = kept.map((index) => firstRow + index)
  program.setBounds(
    columns,
    columns.map(() => 1),
    columns.map(() => 1),
  )
  // some dives are straight, others stray a little
  const stray = random.chance(0.3) ? 0 : random.fraction() * 0.5

  const settle = ({ values }: LinearSolution): void => {
    const open = pool
      .map(({ person }, index) => ({
        person,
        column: firstRow + index,
        value: values[firstRow + index] as number,
      }))
      .filter(({ person, value }) => value > 1e-6 && !settled.has(person))
      .map((each) => ({ ...each, rank: each.value * (1 - stray * random.fraction()) }))
      .toSorted((one, other) => other.rank - one.rank)
    for (const [index, { person, column, value }] of open.entries()) {
      if (index > 0 && value < NEARLY) continue
      settled.add(person)
      columns.push(column)
      program.setBounds([column], [1], [1])
    }
  }

  const finish = (roster: Roster | null): DiveStep => {
    program.setBounds(
      columns,
      columns.map(() => 0),
      columns.map(() => Number.POSITIVE_INFINITY),
    )
    return { done: true, roster }
  }

  const priceOpen = (solution: LinearSolution): number => {
    const duals = withinWeights(ground, solution.duals)
    const found = ground.problem.people.flatMap((_, person) => {
      if (settled.has(person)) return []
      const { row, cost } = priceRow(ground, search, duals, person, scratch, "quick")
      return row !== null && cost < (solution.duals[person] as number) - 1e-6 ? [{ person, row }] : []
    })
    return addRows(master, found)
  }

  const step = (): DiveStep => {
    let solution = program.solve()
    for (let round = 0; round < ROUNDS && solution !== null; round++) {
      if (priceOpen(solution) === 0) break
      solution = program.solve()
    }
    if (solution === null || solution.sum + ground.wishBase >= enough) return finish(null)
    settle(solution)
    if (settled.size < people) return { done: false }
    const final = program.solve()
    return finish(final === null ? null : rosterOf(people, pool, final.values.subarray(firstRow)))
  }
  return { step }
}
