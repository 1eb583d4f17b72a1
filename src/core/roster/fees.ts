import type { Contract } from "./contract.ts"
import { TOTALS } from "./crossing.ts"

/** Fines to begin with and their steps, which a search writes down for the next time. */
export function createGuess({ limits }: Contract): Float64Array {
  return new Float64Array(2 * (limits.length + TOTALS))
}

/** Fines, each with a step of its own: it becomes longer as long as the fine goes on in one direction, and shorter when it turns. */
export type Fees = {
  readonly at: Float64Array
  readonly steps: Float64Array
  /** Which way each has gone last; 0: it has not moved. */
  readonly ways: Int8Array
}

/** By turn; a step that was remembered is no shorter than the second. */
const FIRST_STEP = 8
const SHORTEST_STEP = 0.2
const LONGER = 2
const SHORTER = 0.5

export function createFees({ limits, classes }: Contract, guess: Float64Array | null): Fees {
  const units = Math.max(1, ...classes.map(({ units }) => units))
  const perTurn = [...limits.map(({ amounts }) => Math.max(1, ...amounts)), units, units, 1]
  const count = perTurn.length
  const steps = Float64Array.from(perTurn, (per, limit) => {
    const known = guess?.[count + limit] ?? 0
    return known > 0 ? Math.max(known, SHORTEST_STEP / per) : FIRST_STEP / per
  })
  return { at: guess?.slice(0, count) ?? new Float64Array(count), steps, ways: new Int8Array(count) }
}

export function remember({ at, steps }: Fees, guess: Float64Array | null): void {
  guess?.set(at)
  guess?.set(steps, at.length)
}

/** Raises what was overrun and lowers what was not; false when none moves. */
export function adjustFees(
  { at, steps, ways }: Fees,
  taken: ArrayLike<number>,
  limits: readonly number[],
): boolean {
  let hasMoved = false
  for (const [limit, most] of limits.entries()) {
    const fine = at[limit] as number
    const isOver = (taken[limit] as number) > most
    if (!isOver && fine === 0) continue
    const way = isOver ? 1 : -1
    if (ways[limit] !== 0) steps[limit] = (steps[limit] as number) * (ways[limit] === way ? LONGER : SHORTER)
    ways[limit] = way
    at[limit] = Math.max(0, fine + way * (steps[limit] as number))
    hasMoved ||= at[limit] !== fine
  }
  return hasMoved
}
