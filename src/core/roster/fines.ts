import type { ContractLimit } from "./contract.ts"
import { OFF, type Row } from "./problem.ts"
import type { RowAsk } from "./row-tables.ts"

/** What a unit of each limit costs on top, raised until the cheapest row keeps to the limits (Lagrange multipliers). */
export type Fines = {
  readonly at: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
  /** The units that one turn takes at most: fines move in steps for turns. */
  readonly perTurn: Float64Array
}

/** `guess`: fines that were right for similar prices. */
export function createFines(limits: readonly ContractLimit[], guess: Float64Array | null): Fines {
  return {
    at: guess === null ? new Float64Array(limits.length) : guess.slice(0, limits.length),
    low: new Float64Array(limits.length),
    high: new Float64Array(limits.length).fill(Number.POSITIVE_INFINITY),
    perTurn: Float64Array.from(limits, ({ amounts }) => Math.max(1, ...amounts)),
  }
}

const FIRST_FINE = 8

/**
 * Raises the fine of what was overrun and lowers that of what was not, halving in between; false when none moves. `near`:
 * the fines began near to what is right, and move in small steps.
 */
export function adjustFines(
  { at, low, high, perTurn }: Fines,
  taken: Float64Array,
  limits: readonly number[],
  near: boolean,
): boolean {
  let moved = false
  for (let limit = 0; limit < limits.length; limit++) {
    const fine = at[limit] as number
    const isOver = (taken[limit] as number) > (limits[limit] as number)
    if (!isOver && fine === 0) continue
    if (isOver) low[limit] = fine
    else high[limit] = fine
    const [bottom, top] = [low[limit] as number, high[limit] as number]
    const units = perTurn[limit] as number
    const then = between(fine, bottom, top, near, units)
    if (Math.abs(then - fine) <= 1e-6 / units) continue
    at[limit] = then
    moved = true
  }
  return moved
}

function between(fine: number, bottom: number, top: number, near: boolean, units: number): number {
  if (top === Number.POSITIVE_INFINITY)
    return Math.max((near ? 1 : FIRST_FINE) / units, fine * (near ? 1.3 : 3))
  return near && bottom === 0 ? top * 0.8 : (top + bottom) / 2
}

/** The prices of the asked stretch with the fines on them, written into `price`. */
export function finePrices(
  { contract, from, until, price }: Pick<RowAsk, "contract" | "from" | "until" | "price">,
  fines: Pick<Fines, "at">,
  into: Float64Array,
): void {
  const shifts = contract.classOf.length
  into.set(price.subarray(from * shifts, until * shifts), from * shifts)
  for (const [index, { amounts, from: first, until: end }] of contract.limits.entries()) {
    const fine = fines.at[index] as number
    if (fine === 0) continue
    for (let day = Math.max(from, first); day < Math.min(until, end); day++) {
      for (let shift = 0; shift < shifts; shift++) {
        const slot = day * shifts + shift
        into[slot] = (into[slot] as number) + fine * (amounts[shift] as number)
      }
    }
  }
}

/** By limit, what the days of a stretch take of it. */
export function takenBy({ contract, from }: Pick<RowAsk, "contract" | "from">, row: Row): Float64Array {
  return Float64Array.from(contract.limits, ({ amounts, from: first, until }) => {
    let taken = 0
    for (let at = Math.max(0, first - from); at < row.length && from + at < until; at++) {
      const shift = row[at] as number
      if (shift !== OFF) taken += amounts[shift] as number
    }
    return taken
  })
}

/** Fines times what of them is meant; `amounts` by limit. */
export function fineOf({ at }: Pick<Fines, "at">, amounts: ArrayLike<number>): number {
  return at.reduce((sum, fine, limit) => (fine === 0 ? sum : sum + fine * (amounts[limit] ?? 0)), 0)
}
