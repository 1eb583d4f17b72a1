import type { Contract, ContractLimit } from "./contract.ts"
import { crossTrails, trailOf } from "./crossing.ts"
import { adjustFees, createFees, remember } from "./fees.ts"
import { fineOf, takenBy } from "./fines.ts"
import { OFF, type Row } from "./problem.ts"
import type { RowAsk, RowFound } from "./row-tables.ts"

/**
 * The shortest path through a long stretch, with runs, rests and successions alone in its state: minutes and weekends are
 * held by fines, as other limits are.
 */
export type FeeSearch = {
  /** A row that keeps to everything, a little dearer than the cheapest mostly; or none. What it proves holds. */
  readonly find: (ask: RowAsk) => RowFound
  /** The cheapest row when fines are what they are: it may overrun what they hold. Its cost counts them. */
  readonly path: (ask: RowAsk, fines: Float64Array) => Pick<RowFound, "row" | "cost">
}

/** Whether fines can hold all that an ask counts: not what starts anew with each week, nor what costs the more the more it is. */
export function canTakeFees({ caps, fatigueCost }: RowAsk): boolean {
  return caps === null && fatigueCost.length === 0
}

/** Of the rows that came last, so many are crossed. */
const CROSSED = 6

const MOST_ADJUSTMENTS = 8

export function createFeeSearch(shifts: number, firstWeekday: number): FeeSearch {
  let value = new Float64Array(0)
  let turns = new Float64Array(0)
  let cheapest = new Int16Array(0)
  const fees = new Float64Array(shifts)

  /** The cheapest shift of each class on each day, fines included. */
  const priceClasses = ({ contract, from, until, price }: RowAsk, at: Float64Array): void => {
    const { classes, limits } = contract
    const [most = 0, least = 0] = at.subarray(limits.length)
    for (let day = from; day < until; day++) {
      fees.fill(0)
      for (let limit = 0; limit < limits.length; limit++) {
        const { amounts, from: first, until: end } = limits[limit] as ContractLimit
        const fine = at[limit] as number
        if (fine === 0 || day < first || day >= end) continue
        for (let shift = 0; shift < shifts; shift++)
          fees[shift] = (fees[shift] as number) + fine * (amounts[shift] as number)
      }
      const base = (day - from) * classes.length
      for (let each = 0; each < classes.length; each++) {
        const { shifts: alike, units } = classes[each] as Contract["classes"][number]
        let lowest = Number.POSITIVE_INFINITY
        for (const shift of alike) {
          const here = (price[day * shifts + shift] as number) + (fees[shift] as number)
          if (here >= lowest) continue
          lowest = here
          cheapest[base + each] = shift
        }
        turns[base + each] = lowest + units * (most - least)
      }
    }
  }

  const isNewWeekend = ({ contract, from }: RowAsk, at: number, mode: number): boolean => {
    const weekday = (firstWeekday + from + at) % 7
    return weekday === 5 || (weekday === 6 && (contract.works[mode] === 0 || from + at === 0))
  }

  const sweep = (ask: RowAsk, weekend: number): void => {
    const { contract, from, until, exits, bound } = ask
    const { modes, classes, next } = contract
    const count = classes.length
    const days = until - from
    for (let mode = 0; mode < modes; mode++)
      value[days * modes + mode] = exits === null || exits[mode] === 1 ? 0 : Number.POSITIVE_INFINITY
    for (let at = days - 1; at >= 0; at--) {
      const ahead = (at + 1) * modes
      const isBound = bound[from + at] === 1
      for (let mode = 0; mode < modes; mode++) {
        const base = mode * (count + 1)
        let worked = Number.POSITIVE_INFINITY
        for (let each = 0; each < count; each++) {
          const to = next[base + each] as number
          if (to < 0) continue
          const cost = (turns[at * count + each] as number) + (value[ahead + to] as number)
          if (cost < worked) worked = cost
        }
        if (weekend !== 0 && isNewWeekend(ask, at, mode)) worked += weekend
        const off = next[base + count] as number
        const free = off < 0 || isBound ? Number.POSITIVE_INFINITY : (value[ahead + off] as number)
        value[at * modes + mode] = Math.min(worked, free)
      }
    }
  }

  /** Follows the values from the start; what is taken of the totals is written into `taken`. */
  const trace = (ask: RowAsk, taken: Float64Array): Row => {
    const { contract, from, until } = ask
    const { modes, classes, next, limits } = contract
    const row = new Int16Array(until - from).fill(OFF)
    const count = classes.length
    let [mode, units, weekends] = [ask.mode, 0, 0]
    for (let at = 0; at < row.length; at++) {
      const base = mode * (count + 1)
      let chosen = count
      let least = Number.POSITIVE_INFINITY
      for (let each = 0; each < count; each++) {
        const to = next[base + each] as number
        if (to < 0) continue
        const cost = (turns[at * count + each] as number) + (value[(at + 1) * modes + to] as number)
        if (cost >= least) continue
        least = cost
        chosen = each
      }
      const isNew = isNewWeekend(ask, at, mode)
      // whoever is not off pays what the sweep has put here
      const here = value[at * modes + mode] as number
      const off = next[base + count] as number
      const isFree =
        off >= 0 && ask.bound[from + at] !== 1 && (value[(at + 1) * modes + off] as number) <= here
      if (isFree) chosen = count
      else {
        row[at] = cheapest[at * count + chosen] as number
        units += classes[chosen]?.units ?? 0
        if (isNew) weekends++
      }
      mode = next[base + chosen] as number
    }
    taken.set(takenBy(ask, row))
    taken.set([units, -units, weekends], limits.length)
    return row
  }

  const layOut = ({ contract, from, until }: RowAsk): void => {
    const days = until - from
    const { modes, classes } = contract
    if (value.length < (days + 1) * modes) value = new Float64Array((days + 1) * modes)
    if (turns.length >= days * classes.length) return
    turns = new Float64Array(days * classes.length)
    cheapest = new Int16Array(days * classes.length)
  }

  /** The cheapest row that goes along with one of those found up to a day, and along with another from it on. */
  const cross = (ask: RowAsk, rows: readonly Row[], limits: readonly number[], below: number) => {
    const trails = rows.slice(-CROSSED).map((row) => trailOf(ask, row, firstWeekday))
    const firstSunday = (13 - ((firstWeekday + ask.from) % 7)) % 7
    return crossTrails(trails, limits, firstSunday, below)
  }

  const find = (ask: RowAsk): RowFound => {
    const { contract, guess } = ask
    const isCounted = contract.unit > 0
    const free = Number.POSITIVE_INFINITY
    const limits = [...ask.limits, isCounted ? ask.most : free, isCounted ? -ask.least : free, ask.weekends]
    const fees = createFees(contract, guess)
    const taken = new Float64Array(limits.length)
    const rows: Row[] = []
    let best: RowFound = { row: null, cost: Number.POSITIVE_INFINITY, least: Number.NEGATIVE_INFINITY }
    layOut(ask)
    for (let count = 0; count < MOST_ADJUSTMENTS; count++) {
      priceClasses(ask, fees.at)
      sweep(ask, fees.at[limits.length - 1] as number)
      const cost = value[ask.mode] as number
      if (cost === Number.POSITIVE_INFINITY) return { row: null, cost, least: cost }
      const row = trace(ask, taken)
      rows.push(row)
      const proved = cost - fineOf(fees, limits)
      const truly = cost - fineOf(fees, taken)
      const isWithin = limits.every((limit, index) => (taken[index] as number) <= limit)
      if (proved > best.least) remember(fees, guess)
      const least = Math.max(best.least, proved)
      best = isWithin && truly < best.cost ? { row, cost: truly, least } : { ...best, least }
      if (best.cost <= best.least + 1e-7) return best
      if (!adjustFees(fees, taken, limits)) break
    }
    return { ...best, ...cross(ask, rows, limits, best.cost) }
  }
  const path: FeeSearch["path"] = (ask, fines) => {
    layOut(ask)
    priceClasses(ask, fines)
    sweep(ask, fines.at(-1) as number)
    const cost = value[ask.mode] as number
    if (cost === Number.POSITIVE_INFINITY) return { row: null, cost }
    return { row: trace(ask, new Float64Array(fines.length)), cost }
  }
  return { find, path }
}
