import type { ContractLimit } from "./contract.ts"
import { OFF, type Row } from "./problem.ts"
import { stepOf } from "./row-ask.ts"
import type { RowAsk } from "./row-tables.ts"

/** A row that keeps runs, rests and successions, and by day what it has taken and cost until then. */
export type Trail = {
  readonly row: Row
  /** The mode before each day, and after the last. */
  readonly modes: Int16Array
  /** Prices without any fines. */
  readonly costs: Float64Array
  /** taken[day × limits + limit]: limits of the contract, then units at most, at least, and weekends. */
  readonly taken: Int32Array
}

export type Crossed = { readonly row: Row; readonly cost: number }

/** Totals beside the limits of a contract, in the order of the fines: units at most, at least, and weekends. */
export const TOTALS = 3

export function trailOf(
  { contract, from, mode: begun, price }: Pick<RowAsk, "contract" | "from" | "mode" | "price">,
  row: Row,
  firstWeekday: number,
): Trail {
  const { limits, classes, classOf, works } = contract
  const count = limits.length + TOTALS
  const modes = new Int16Array(row.length + 1)
  const costs = new Float64Array(row.length + 1)
  const taken = new Int32Array((row.length + 1) * count)
  modes[0] = begun
  for (let at = 0; at < row.length; at++) {
    const shift = row[at] as number
    const before = at * count
    const after = before + count
    modes[at + 1] = stepOf(contract, modes[at] as number, shift)
    costs[at + 1] = costs[at] as number
    taken.copyWithin(after, before, after)
    if (shift === OFF) continue
    const day = from + at
    costs[at + 1] = (costs[at] as number) + (price[day * classOf.length + shift] as number)
    for (let limit = 0; limit < limits.length; limit++) {
      const { amounts, from: first, until } = limits[limit] as ContractLimit
      if (day < first || day >= until) continue
      taken[after + limit] = (taken[before + limit] as number) + (amounts[shift] as number)
    }
    const units = classes[classOf[shift] as number]?.units ?? 0
    const weekday = (firstWeekday + day) % 7
    const isNew = weekday === 5 || (weekday === 6 && (day === 0 || works[modes[at] as number] === 0))
    taken[after + limits.length] = (taken[before + limits.length] as number) + units
    taken[after + limits.length + 1] = (taken[before + limits.length + 1] as number) - units
    if (isNew) taken[after + limits.length + 2] = (taken[before + limits.length + 2] as number) + 1
  }
  return { row, modes, costs, taken }
}

/**
 * Of the rows that go along with one trail up to a day and along with another from it on, the cheapest that keeps all limits:
 * where one trail overruns what the other leaves, one in between is just right. Null: none costs less than `below`.
 * `firstSunday`: they part on no Sunday, so that weekends add up.
 */
export function crossTrails(
  trails: readonly Trail[],
  limits: readonly number[],
  firstSunday: number,
  below: number,
): Crossed | null {
  let least = below
  let found: { one: Trail; other: Trail; at: number } | null = null
  for (const one of trails) {
    for (const other of trails) {
      if (one === other) continue
      const days = one.row.length
      const end = other.costs[days] as number
      for (let at = 1; at < days; at++) {
        if (one.modes[at] !== other.modes[at] || at % 7 === firstSunday) continue
        const cost = (one.costs[at] as number) + end - (other.costs[at] as number)
        if (cost >= least || !isWithin(one, other, at, limits)) continue
        least = cost
        found = { one, other, at }
      }
    }
  }
  if (found === null) return null
  const row = found.one.row.slice()
  row.set(found.other.row.subarray(found.at), found.at)
  return { row, cost: least }
}

function isWithin(one: Trail, other: Trail, at: number, limits: readonly number[]): boolean {
  const here = at * limits.length
  const end = other.row.length * limits.length
  for (let limit = 0; limit < limits.length; limit++) {
    const before = one.taken[here + limit] as number
    const after = (other.taken[end + limit] as number) - (other.taken[here + limit] as number)
    if (before + after > (limits[limit] as number)) return false
  }
  return true
}
