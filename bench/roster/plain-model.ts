import type { LinearColumns, LinearRows } from "../../src/core/roster/linear.ts"
import type { RosterPerson, RosterProblem } from "../../src/core/roster/problem.ts"
import { loadHighsSolver } from "../../src/main/roster/highs-solver.ts"

const FREE = Number.POSITIVE_INFINITY

type Column = { readonly cost: number; readonly entries: [row: number, value: number][] }

/** The model as a textbook writes it, a column for each person, day and shift: what it comes to in HiGHS; null: nothing. */
export async function solvePlainly(problem: RosterProblem, seconds: number): Promise<number | null> {
  const { columns, rows, base } = modelOf(problem)
  const solver = await loadHighsSolver()
  const whole = new Uint8Array(columns.length).fill(1)
  const found = solver.solveWhole(rows, joined(columns), whole, { seconds, nodes: FREE, start: null })
  return found === null ? null : Math.round(found.sum + base)
}

function modelOf(problem: RosterProblem) {
  const columns: Column[] = []
  const lower: number[] = []
  const upper: number[] = []
  const addColumn = (cost: number): Column => {
    const column = { cost, entries: [] }
    columns.push(column)
    return column
  }
  const addRow = (low: number, high: number, terms: readonly (readonly [Column, number])[]): void => {
    for (const [column, value] of terms) column.entries.push([lower.length, value])
    lower.push(low)
    upper.push(high)
  }
  const turns = problem.people.map((person, index) =>
    Array.from({ length: problem.days }, (_, day) =>
      problem.shifts.map((_, shift) =>
        person.may[shift] && !person.daysOff.includes(day)
          ? addColumn(wishOf(problem, index, day, shift))
          : null,
      ),
    ),
  )
  for (const [index, person] of problem.people.entries()) {
    addPerson(problem, person, turns[index] ?? [], addColumn, addRow)
  }
  for (const { day, shift, need, under, over } of problem.demands) {
    const standing = turns.flatMap((of) => only(of[day]?.[shift]).map((turn) => [turn, 1] as const))
    addRow(need, need, [...standing, [addColumn(under), 1], [addColumn(over), -1]])
  }
  const base = problem.requests.reduce((sum, { wish, weight }) => sum + (wish === "on" ? weight : 0), 0)
  return { columns, rows: { lower, upper } satisfies LinearRows, base }
}

function addPerson(
  { days, shifts }: RosterProblem,
  person: RosterPerson,
  turns: readonly (readonly (Column | null)[])[],
  addColumn: (cost: number) => Column,
  addRow: (low: number, high: number, terms: readonly (readonly [Column, number])[]) => void,
): void {
  const on = (day: number) => only(...(turns[day] ?? [])).map((turn) => [turn, 1] as const)
  const from = (day: number, count: number) => Array.from({ length: count }, (_, index) => day + index)
  const negative = (terms: readonly (readonly [Column, number])[]) =>
    terms.map(([turn]) => [turn, -1] as const)
  for (let day = 0; day < days; day++) addRow(0, 1, on(day))
  for (let day = 0; day + 1 < days; day++) {
    for (const [shift, { forbiddenNext }] of shifts.entries()) {
      for (const next of forbiddenNext) {
        const pair = only(turns[day]?.[shift], turns[day + 1]?.[next])
        if (pair.length === 2)
          addRow(
            0,
            1,
            pair.map((turn) => [turn, 1]),
          )
      }
    }
  }
  const weighed = (weights: readonly number[]) =>
    turns.flatMap((day) => day.flatMap((turn, shift) => (turn ? [[turn, weights[shift] ?? 0] as const] : [])))
  addRow(person.minMinutes, person.maxMinutes, weighed(shifts.map(({ minutes }) => minutes)))
  for (const { amounts, max } of person.limits) addRow(0, max, weighed(amounts))
  for (let day = 0; day + person.maxRun < days; day++) {
    addRow(0, person.maxRun, from(day, person.maxRun + 1).flatMap(on))
  }
  // a run of fewer days, with a day off before and after, is cut off; so is a rest that is too short
  for (let length = 1; length < person.minRun; length++) {
    for (let day = 0; day + length + 1 < days; day++) {
      const within = from(day + 1, length).flatMap(on)
      addRow(1 - length, FREE, [...on(day), ...negative(within), ...on(day + length + 1)])
    }
  }
  for (let length = 1; length < person.minOff; length++) {
    for (let day = 0; day + length + 1 < days; day++) {
      const within = from(day + 1, length).flatMap(on)
      addRow(-FREE, 1, [...on(day), ...negative(within), ...on(day + length + 1)])
    }
  }
  const weekends = from(0, Math.floor(days / 7)).map((week) => {
    const worked = addColumn(0)
    for (const day of [7 * week + 5, 7 * week + 6]) addRow(-FREE, 0, [...on(day), [worked, -1]])
    return [worked, 1] as const
  })
  addRow(0, person.maxWeekends, weekends)
}

function wishOf({ requests }: RosterProblem, person: number, day: number, shift: number): number {
  return requests
    .filter((each) => each.person === person && each.day === day && each.shift === shift)
    .reduce((sum, { wish, weight }) => sum + (wish === "on" ? -weight : weight), 0)
}

function only(...columns: readonly (Column | null | undefined)[]): Column[] {
  return columns.filter((column) => column !== null && column !== undefined)
}

function joined(columns: readonly Column[]): LinearColumns {
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
  }
}
