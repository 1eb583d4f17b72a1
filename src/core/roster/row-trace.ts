import type { Contract } from "./contract.ts"
import { OFF, type Row } from "./problem.ts"
import { type PathState, type RowAsk, type RowTables, stepTo, valueAt } from "./row-tables.ts"

/** The cheapest shift of each class on each day; a day off comes last. */
export function priceClasses({ contract, from, until, price, bound }: RowAsk, prices: Float64Array): void {
  const shifts = contract.classOf.length
  const { classes } = contract
  const width = classes.length + 1
  for (let day = from; day < until; day++) {
    const base = (day - from) * width
    for (let each = 0; each < classes.length; each++) {
      let least = Number.POSITIVE_INFINITY
      for (const shift of (classes[each] as Contract["classes"][number]).shifts) {
        const here = price[day * shifts + shift] as number
        if (here < least) least = here
      }
      prices[base + each] = least
    }
    prices[base + classes.length] = bound[day] === 1 ? Number.POSITIVE_INFINITY : 0
  }
}

/** Follows the values that a sweep has found from a state at the start to the end. */
export function traceRow(
  ask: RowAsk,
  tables: RowTables,
  prices: Float64Array,
  firstWeekday: number,
  begun: PathState,
): Row {
  const { contract, from, until } = ask
  const { classes } = contract
  const width = classes.length + 1
  const row = new Int16Array(until - from)
  let state = begun
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
