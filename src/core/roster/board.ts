import type { Random } from "../kit/random.ts"
import { type Cover, coverCost, createCover, shiftCover, turnCost } from "./cover.ts"
import { type Ground, rowCost } from "./ground.ts"
import { type Guide, guidedCost } from "./guide.ts"
import { awayAt, meets } from "./moments.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"

/** A roster being worked on, with its sums. Days that were taken off a row stand as OFF until they are found anew. */
export type Board = {
  readonly ground: Ground
  readonly rows: Row[]
  readonly cover: Cover
  readonly rowCosts: Float64Array
  cost: number
  /** Scratch: prices of one person's slots. */
  readonly price: Float64Array
}

/** A board on which nobody stands yet. */
export function createBoard(ground: Ground): Board {
  const { people, days, shifts } = ground.problem
  const rows = people.map(() => new Int16Array(days).fill(OFF))
  const rowCosts = Float64Array.from(rows, (row, person) => rowCost(ground, person, row))
  const cover = createCover(ground.terms)
  return {
    ground,
    rows,
    cover,
    rowCosts,
    cost: ground.wishBase + coverCost(cover) + rowCosts.reduce((sum, cost) => sum + cost, 0),
    price: new Float64Array(days * shifts.length),
  }
}

/** Writes some days of a person's row, and what that changes. */
export function place(board: Board, person: number, days: Row, from: number): void {
  const row = board.rows[person] as Row
  const until = from + days.length
  board.cost += shiftCover(board.cover, person, row, from, until, -1)
  row.set(days, from)
  board.cost += shiftCover(board.cover, person, row, from, until, 1)
  const cost = rowCost(board.ground, person, row)
  board.cost += cost - (board.rowCosts[person] as number)
  board.rowCosts[person] = cost
}

/** Takes some days off a person's row. The row may break rules until they are found anew. */
export function clear(board: Board, person: number, from: number, until: number): void {
  place(board, person, new Int16Array(until - from).fill(OFF), from)
}

/**
 * Finds some cleared days of a person's row anew, the cheapest as the others stand; false when there is none. `noise`: up
 * to so much is added to each price, to find what is nearly as good. `ground`: may hold narrower rules.
 */
export function rebuild(
  board: Board,
  search: RowSearch,
  person: number,
  from: number,
  until: number,
  random: Random,
  noise: number,
  ground = board.ground,
): boolean {
  priceSlots(board, person, from, until, random, noise)
  const ask = askFor(ground, person, board.rows[person] as Row, from, until, board.price)
  const { row } = search.find(ask, "some")
  if (row === null) return false
  place(board, person, row, from)
  return true
}

/** Writes what each turn of some days costs a person, as the others stand, or as a guide has it, into the board's prices. */
export function priceSlots(
  board: Board,
  person: number,
  from: number,
  until: number,
  random: Random,
  noise: number,
  guide: Guide | null = null,
): void {
  const { ground, cover, price } = board
  const shifts = ground.problem.shifts.length
  const wish = ground.wishes[person] as Float64Array
  for (let day = from; day < until; day++) {
    for (let slot = day * shifts; slot < (day + 1) * shifts; slot++) {
      const wished = wish[slot] as number
      price[slot] =
        wished === Number.POSITIVE_INFINITY
          ? Number.POSITIVE_INFINITY
          : wished +
            (guide === null ? turnCost(cover, person, slot) : guidedCost(cover, guide, person, slot)) +
            (noise === 0 ? 0 : noise * random.fraction())
    }
  }
  shutWhileAway(board, person, from, until)
}

/** Forbids, in the prices, the turns during which one is away with whom the person takes turns at home. */
export function shutWhileAway(
  { ground, rows, price }: Board,
  person: number,
  from: number,
  until: number,
): void {
  const { shifts } = ground.problem
  for (const partner of ground.partners[person] as readonly number[]) {
    // what was before day 0 is in the wishes
    const away = awayAt(ground.moments, rows[partner] as Row, null)
    for (let slot = from * shifts.length; slot < until * shifts.length; slot++) {
      const day = Math.floor(slot / shifts.length)
      if (meets(ground.moments, slot - day * shifts.length, day, away)) price[slot] = Number.POSITIVE_INFINITY
    }
  }
}

/** Puts another roster on the board. */
export function adopt(board: Board, roster: readonly Row[]): void {
  // all off first, so that nobody stands twice in between
  for (const [person, row] of board.rows.entries()) clear(board, person, 0, row.length)
  for (const [person, row] of roster.entries()) place(board, person, row, 0)
}
