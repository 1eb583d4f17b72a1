import type { LinearSolution, LinearSolver } from "./linear.ts"
import { columnsOf, keyOf, type Master, rosterOf, slackColumns } from "./master.ts"
import { reducedCost } from "./pricing.ts"
import type { Roster } from "./problem.ts"

/** More rows than this make the choice too hard. */
const MOST_ROWS = 6000

/**
 * The best roster of the rows in the pool, as far as the time goes; null when none better is found. Rows whose reduced
 * cost is more than the `gap` between the best roster and the bound are in no better roster.
 */
export function chooseWhole(
  { ground, pool, rows, firstRow }: Master,
  solver: LinearSolver,
  { duals }: LinearSolution,
  best: Roster,
  gap: number,
  seconds: number,
): Roster | null {
  const own = new Set(best.map((row, person) => keyOf(person, row)))
  const reduced = pool.map(({ person, row }) => reducedCost(ground, person, row, duals))
  const ranked = [...pool.keys()]
    .filter((index) => (reduced[index] as number) < gap || isOwn(index))
    .toSorted((one, other) => Number(isOwn(other)) - Number(isOwn(one)) || (reduced[one] ?? 0) - (reduced[other] ?? 0))
    .slice(0, MOST_ROWS)
  const chosen = ranked.map((index) => pool[index] as (typeof pool)[number])
  const slack = slackColumns(ground)
  const columns = columnsOf(ground, chosen)
  const joined = {
    cost: [...slack.cost, ...columns.cost],
    lower: [...slack.lower, ...columns.lower],
    upper: [...slack.upper, ...columns.upper.map(() => 1)],
    starts: [...slack.starts, ...columns.starts.map((start) => start + slack.values.length)],
    rows: [...slack.rows, ...columns.rows],
    values: [...slack.values, ...columns.values],
  }
  const whole = new Uint8Array(joined.cost.length).fill(1, firstRow)
  const found = solver.solveWhole(rows, joined, whole, { seconds, nodes: Number.POSITIVE_INFINITY, start: null })
  return found === null ? null : rosterOf(ground.problem.people.length, chosen, found.values.subarray(firstRow))

  function isOwn(index: number): boolean {
    const { person, row } = pool[index] as (typeof pool)[number]
    return own.has(keyOf(person, row))
  }
}
