import { canTakeFees, createFeeSearch } from "./fee-search.ts"
import { adjustFines, createFines, type Fines, fineOf, finePrices, takenBy } from "./fines.ts"
import { searchWithinLimits } from "./limited-path.ts"
import { OFF, type Row } from "./problem.ts"
import { markReach, priceClasses, sweep } from "./row-sweep.ts"
import {
  layOut,
  type PathState,
  type RowAsk,
  type RowFound,
  type RowTables,
  stepTo,
  valueAt,
} from "./row-tables.ts"
import { costOfRow, trimRow } from "./trim-row.ts"

/**
 * The shortest path through one person's days with every rule in its state. Keeps its tables between calls.
 */
export type RowSearch = { readonly find: (ask: RowAsk, effort: Effort) => RowFound }

/**
 * Where limits bind: `quick` may find a row that is a little dearer than the cheapest, or none; `some` finds one where there
 * is one; `below`: proves what is the cheapest row of those that cost less than that.
 */
export type Effort = "quick" | "some" | { readonly below: number }

const MOST_ADJUSTMENTS = 10

/** Beyond such tables fines hold all totals, but where a row has to be found; from smaller ones on where it may be none. */
export const LARGEST_TABLE = 3_000_000
const LARGEST_QUICK = 500_000

/** `shifts`: how many there are; `firstWeekday` as in the problem. */
export function createRowSearch(shifts: number, firstWeekday: number): RowSearch {
  let value = new Float64Array(1 << 14)
  let prices = new Float64Array(1 << 10)
  let fined = new Float64Array(1 << 10)
  let reach = new Uint8Array(1 << 12)
  const fees = createFeeSearch(shifts, firstWeekday)

  const pathOf = (ask: RowAsk, tables: RowTables): RowFound => {
    priceClasses(ask, prices)
    markReach(ask, prices, reach)
    sweep(ask, tables, prices, reach, firstWeekday)
    const least = startValue(ask, tables)
    if (least === Number.POSITIVE_INFINITY) return noRow
    return { row: trace(ask, tables, prices, firstWeekday), cost: least, least }
  }

  const find = (ask: RowAsk, effort: Effort): RowFound => {
    const { contract, from, until } = ask
    const days = until - from
    const layout = layOut(ask, firstWeekday)
    const size = (days + 1) * layout.modes * layout.weekends * layout.fatigues * layout.band
    if (layout.band <= 0 || ask.weekends < 0) return noRow
    const largest = effort === "quick" ? LARGEST_QUICK : LARGEST_TABLE
    if (effort !== "some" && size > largest && canTakeFees(ask)) return fees.find(ask)
    if (value.length < size) value = new Float64Array(size)
    const width = contract.classes.length + 1
    if (prices.length < days * width) prices = new Float64Array(days * width)
    if (reach.length < (days + 1) * contract.modes) reach = new Uint8Array((days + 1) * contract.modes)
    const tables = { ...layout, value }
    const plain = pathOf(ask, tables)
    if (plain.row === null || isWithin(ask, takenBy(ask, plain.row))) return plain
    if (fined.length < ask.price.length) fined = new Float64Array(ask.price.length)
    return withinLimits(ask, tables, plain, effort)
  }

  const withinLimits = (ask: RowAsk, tables: RowTables, plain: RowFound, effort: Effort): RowFound => {
    const fines = createFines(ask.contract.limits, ask.guess)
    const near = fines.at.some((fine) => fine > 0)
    const finedAsk = { ...ask, price: fined }
    let best: RowFound = { row: null, cost: Number.POSITIVE_INFINITY, least: plain.least }
    let over = plain.row
    let taken = plain.row === null ? new Float64Array(0) : takenBy(ask, plain.row)
    for (let count = 0; count < MOST_ADJUSTMENTS; count++) {
      // never after the sweep: tables and fines go together
      const isGuess = near && count === 0
      if (!isGuess && !adjustFines(fines, taken, ask.limits, near)) break
      finePrices(ask, fines, fined)
      const { row, cost } = pathOf(finedAsk, tables)
      if (row === null) break
      taken = takenBy(ask, row)
      const proved = cost - fineOf(fines, ask.limits)
      if (proved > best.least) ask.guess?.set(fines.at)
      const least = Math.max(best.least, proved)
      const truly = cost - fineOf(fines, taken)
      best = isWithin(ask, taken) && truly < best.cost ? { row, cost: truly, least } : { ...best, least }
      if (best.cost <= best.least + 1e-7) return best
      if (!isWithin(ask, taken)) over = row
      if (typeof effort === "string" ? best.row !== null && count >= 5 : best.least >= effort.below) break
    }
    if (over !== null && isFar(best, fines)) best = cheaper(best, trimmed(ask, over, firstWeekday))
    if (effort === "quick" || (effort === "some" && best.row !== null)) return best
    const below = effort === "some" ? best.cost : effort.below
    return best.least >= below ? best : searchWithinLimits(ask, { tables, fines, firstWeekday }, best, below)
  }
  return { find }
}

/** Where turns are worth the same, fines take all of them or none: what they leave is then more than a turn away. */
function isFar({ cost, least }: RowFound, { at, perTurn }: Fines): boolean {
  return cost - least > at.reduce((most, fine, limit) => Math.max(most, fine * (perTurn[limit] as number)), 0)
}

function trimmed(ask: RowAsk, over: Row, firstWeekday: number): RowFound {
  const row = trimRow(ask, over)
  return row === null
    ? noRow
    : { row, cost: costOfRow(ask, row, firstWeekday), least: Number.NEGATIVE_INFINITY }
}

function cheaper(best: RowFound, other: RowFound): RowFound {
  return other.cost < best.cost ? { ...other, least: best.least } : best
}

const noRow: RowFound = { row: null, cost: Number.POSITIVE_INFINITY, least: Number.POSITIVE_INFINITY }

function isWithin({ limits }: RowAsk, taken: Float64Array): boolean {
  return limits.every((limit, index) => (taken[index] as number) <= limit)
}

function startValue({ mode }: RowAsk, { value, weekends, fatigues, band }: RowTables): number {
  // nothing is taken yet; the fewest units at the start are never above 0
  return value[mode * weekends * fatigues * band] as number
}

/** Follows the values from the start to the end. */
function trace(ask: RowAsk, tables: RowTables, prices: Float64Array, firstWeekday: number): Row {
  const { contract, from, until } = ask
  const { classes } = contract
  const width = classes.length + 1
  const row = new Int16Array(until - from)
  let state: PathState = { mode: ask.mode, weekend: 0, fatigue: 0, units: 0 }
  for (let at = 0; at < row.length; at++) {
    let best = Number.POSITIVE_INFINITY
    let chosen = classes.length
    let then = state
    for (let each = 0; each < width; each++) {
      const price = prices[at * width + each] as number
      if (price === Number.POSITIVE_INFINITY) continue
      const ahead = stepTo(ask, tables, state, at, each, firstWeekday)
      if (ahead === null) continue
      const total = price + valueAt(tables, ahead, at + 1)
      if (total < best) {
        best = total
        chosen = each
        then = ahead
      }
    }
    row[at] = cheapestOf(ask, chosen, from + at)
    state = then
  }
  return row
}

function cheapestOf({ contract, price }: RowAsk, each: number, day: number): number {
  const shifts = contract.classOf.length
  let best = OFF
  for (const shift of contract.classes[each]?.shifts ?? []) {
    const isCheaper =
      best === OFF || (price[day * shifts + shift] as number) < (price[day * shifts + best] as number)
    if (isCheaper) best = shift
  }
  return best
}
