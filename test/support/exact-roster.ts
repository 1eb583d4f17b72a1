import { breachesApart, costParts, evaluate } from "../../src/core/roster/evaluate.ts"
import type { LinearColumns, LinearSolver } from "../../src/core/roster/linear.ts"
import { OFF, type Pin, type Roster, type RosterProblem } from "../../src/core/roster/problem.ts"
import { allRows } from "./tiny-problems.ts"

const FREE = Number.POSITIVE_INFINITY

/**
 * The least cost of any roster that keeps the rules, by a model that knows nothing of the search: every row that the
 * evaluator finds no fault with is a column of its own. Null: no
 * roster keeps the rules.
 */
export function exactRoster(
  solver: LinearSolver,
  problem: RosterProblem,
  pins: readonly Pin[] = [],
): { readonly cost: number; readonly roster: Roster } | null {
  const lone = (person: number): RosterProblem => ({
    ...problem,
    people: problem.people.slice(person, person + 1),
    demands: [],
    apart: [],
    requests: problem.requests.flatMap((each) => (each.person === person ? [{ ...each, person: 0 }] : [])),
    published: problem.published && {
      ...problem.published,
      roster: [problem.published.roster[person] ?? null],
    },
  })
  const pinsOf = (person: number) =>
    pins.filter((pin) => pin.person === person).map((pin) => ({ ...pin, person: 0 }))
  const idle = problem.people.map(() => new Int16Array(problem.days).fill(OFF))
  const columns = problem.people.flatMap((_, person) => {
    const own = lone(person)
    return allRows(problem)
      .filter((row) => evaluate(own, [row], pinsOf(person)).breaches.length === 0)
      .filter((row) => breachesApart(problem, idle.with(person, row)).length === 0)
      .map((row) => ({ person, row, cost: sum(Object.values(costParts(own, [row]))) }))
  })
  const pairs = problem.apart.flatMap(([one, other]) => clashesOf(problem, one, other))
  const rows = {
    lower: [
      ...problem.people.map(() => 1),
      ...problem.demands.map(({ need }) => need),
      ...pairs.map(() => -FREE),
    ],
    upper: [
      ...problem.people.map(() => 1),
      ...problem.demands.map(({ need }) => need),
      ...pairs.map(() => 1),
    ],
  }
  const demandAt = problem.people.length
  const entries = columns.map(({ person, row }) => [
    [person, 1] as const,
    ...problem.demands.flatMap((demand, index) => {
      const { size = 0, skilled = {} } = problem.people[person] ?? {}
      const heads = demand.skill === null ? size : (skilled[demand.skill] ?? 0)
      return row[demand.day] === demand.shift && heads !== 0 ? [[demandAt + index, heads] as const] : []
    }),
    ...pairs.flatMap((pair, index) => {
      const isIn = pair.some((turn) => turn.person === person && row[turn.day] === turn.shift)
      return isIn ? [[demandAt + problem.demands.length + index, 1] as const] : []
    }),
  ])
  const slack = problem.demands.flatMap(({ under, over }, index) => [
    { cost: under, entries: [[demandAt + index, 1] as const] },
    { cost: over, entries: [[demandAt + index, -1] as const] },
  ])
  const all = [...columns.map(({ cost }, index) => ({ cost, entries: entries[index] ?? [] })), ...slack]
  const whole = new Uint8Array(all.length).fill(1, 0, columns.length)
  const found = solver.solveWhole(rows, joined(all), whole, { seconds: FREE, nodes: 1_000_000, start: null })
  if (found === null) return null
  const roster = problem.people.map(
    (_, person) =>
      columns.find((column, index) => column.person === person && (found.values[index] ?? 0) > 0.5)?.row,
  )
  if (!roster.every((row) => row !== undefined)) return null
  return { cost: found.sum, roster }
}

/** Two turns each, one of one person and one of the other, that the evaluator does not let stand together. */
function clashesOf(problem: RosterProblem, one: number, other: number) {
  const turns = allTurns(problem)
  return turns.flatMap((mine) =>
    turns.flatMap((theirs) => {
      const roster = problem.people.map(() => new Int16Array(problem.days).fill(OFF))
      roster[one]?.fill(mine.shift, mine.day, mine.day + 1)
      roster[other]?.fill(theirs.shift, theirs.day, theirs.day + 1)
      const clashes = breachesApart({ ...problem, apart: [[one, other]] }, roster)
      const isOwn = clashes.some(({ day }) => day >= 0)
      return isOwn
        ? [
            [
              { person: one, ...mine },
              { person: other, ...theirs },
            ],
          ]
        : []
    }),
  )
}

function allTurns({ days, shifts }: RosterProblem) {
  return Array.from({ length: days }).flatMap((_, day) => shifts.map((_, shift) => ({ day, shift })))
}

function joined(
  columns: readonly { readonly cost: number; readonly entries: readonly (readonly [number, number])[] }[],
) {
  let start = 0
  return {
    cost: columns.map(({ cost }) => cost),
    lower: columns.map(() => 0),
    upper: columns.map(() => FREE),
    starts: columns.map(({ entries }) => {
      start += entries.length
      return start - entries.length
    }),
    rows: columns.flatMap(({ entries }) => entries.map(([row]) => row)),
    values: columns.flatMap(({ entries }) => entries.map(([, value]) => value)),
  } satisfies LinearColumns
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
