import { eachTerm, headCost } from "./cover.ts"
import { type Ground, rowCost } from "./ground.ts"
import type { LinearColumns, LinearProgram, LinearRows, LinearSolver } from "./linear.ts"
import { OFF, type Roster, type Row, type Turn } from "./problem.ts"

/** Whole rows to choose from, one for each person, so that the demands are covered at least cost. */
export type Master = {
  readonly ground: Ground
  readonly program: LinearProgram
  readonly rows: LinearRows
  /** The columns in the program's order; those before `firstRow` are what is missing and what is too much. */
  readonly pool: MasterColumn[]
  readonly firstRow: number
  /** By person and row, the place in the pool. */
  readonly known: Map<string, number>
}

export type MasterColumn = { readonly person: number; readonly row: Row; readonly cost: number }

/** Where the rows of the program lie: one for each person, for each demand, for each pair and moment apart. */
export type MasterPlaces = { readonly demand: number; readonly apart: number }

export function placesOf({ problem, terms }: Ground): MasterPlaces {
  return { demand: problem.people.length, apart: problem.people.length + terms.need.length }
}

function momentsIn({ problem, moments }: Ground): number {
  return problem.days * moments.perDay
}

/** The program's rows that a turn of somebody who takes turns at home fills. */
export function eachApart(
  ground: Ground,
  person: number,
  { day, shift }: Turn,
  visit: (row: number) => void,
): void {
  const { problem, moments } = ground
  const { apart } = placesOf(ground)
  for (const [pair, both] of problem.apart.entries()) {
    if (!both.includes(person)) continue
    for (const moment of moments.of[shift] as readonly number[]) {
      const at = day * moments.perDay + moment
      if (at < momentsIn(ground)) visit(apart + pair * momentsIn(ground) + at)
    }
  }
}

export function createMaster(ground: Ground, solver: LinearSolver): Master {
  const { problem, terms } = ground
  const ones = problem.people.map(() => 1)
  const pairMoments = problem.apart.flatMap(() => Array.from({ length: momentsIn(ground) }, () => 1))
  const rows = {
    lower: [...ones, ...terms.need, ...pairMoments.map(() => Number.NEGATIVE_INFINITY)],
    upper: [...ones, ...terms.need, ...pairMoments],
  }
  const program = solver.createProgram(rows)
  const slack = slackColumns(ground, placesOf(ground).demand)
  program.addColumns(slack)
  program.addColumns(nobodyColumns(ground))
  const firstRow = slack.cost.length + problem.people.length
  return { ground, program, rows, pool: [], firstRow, known: new Map() }
}

/** Beside what a day without a head costs at most. */
const NOBODY = 10

/** For each person to have no row at all: dearer than any, so that it is taken only where a dive has shut all there are. */
function nobodyColumns({ problem, terms }: Ground): LinearColumns {
  const places = [...problem.people.keys()]
  const cost = NOBODY * problem.days * headCost(terms.under)
  return {
    cost: places.map(() => cost),
    lower: places.map(() => 0),
    upper: places.map(() => Number.POSITIVE_INFINITY),
    starts: places,
    rows: places,
    values: places.map(() => 1),
  }
}

/** For each demand one column for what is missing and one for what is too much. */
export function slackColumns({ terms: { need, under, over } }: Ground, demand: number): LinearColumns {
  const terms = [...need.keys()]
  return {
    cost: terms.flatMap((term) => [under[term] ?? 0, over[term] ?? 0]),
    lower: terms.flatMap(() => [0, 0]),
    upper: terms.flatMap(() => [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]),
    starts: terms.flatMap((term) => [2 * term, 2 * term + 1]),
    rows: terms.flatMap((term) => [demand + term, demand + term]),
    values: terms.flatMap(() => [1, -1]),
  }
}

/** Adds the rows that are not there yet; returns how many that were. */
export function addRows(
  master: Master,
  found: readonly { readonly person: number; readonly row: Row }[],
): number {
  const fresh: MasterColumn[] = []
  for (const { person, row } of found) {
    const key = `${person}:${keyOf(row)}`
    if (master.known.has(key)) continue
    master.known.set(key, master.pool.length + fresh.length)
    fresh.push({ person, row: row.slice(), cost: rowCost(master.ground, person, row) })
  }
  if (fresh.length > 0) master.program.addColumns(columnsOf(master.ground, fresh))
  master.pool.push(...fresh)
  return fresh.length
}

/** A row as a text, the same for the same days. */
export function keyOf(row: Row): string {
  return String.fromCharCode(...row.map((shift) => shift + 1))
}

/** The program's columns of some rows; the convexity row takes care that nobody takes more than one. */
export function columnsOf(ground: Ground, columns: readonly MasterColumn[]): LinearColumns {
  const { terms, partners } = ground
  const places = placesOf(ground)
  const starts: number[] = []
  const rows: number[] = []
  const values: number[] = []
  const enter = (row: number, value: number) => {
    rows.push(row)
    values.push(value)
  }
  for (const { person, row } of columns) {
    starts.push(values.length)
    enter(person, 1)
    for (const [day, shift] of row.entries()) {
      if (shift === OFF) continue
      eachTerm(terms, person, day * terms.shifts + shift, (term, count) => {
        if (count !== 0) enter(places.demand + term, count)
      })
      if (partners[person]?.length === 0) continue
      eachApart(ground, person, { day, shift }, (row) => enter(row, 1))
    }
  }
  return {
    cost: columns.map(({ cost }) => cost),
    lower: columns.map(() => 0),
    upper: columns.map(() => Number.POSITIVE_INFINITY),
    starts,
    rows,
    values,
  }
}

/** The roster of a solution in which every person has one row. */
export function rosterOf(
  people: number,
  pool: readonly MasterColumn[],
  values: ArrayLike<number>,
): Roster | null {
  const rows: (Row | undefined)[] = Array.from({ length: people }, () => undefined)
  for (const [index, { person, row }] of pool.entries())
    if ((values[index] as number) > 0.5) rows[person] = row.slice()
  return rows.every((row) => row !== undefined) ? rows : null
}
