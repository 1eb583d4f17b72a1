import { markReach, priceClasses, sweep } from "./row-sweep.ts"
import { layOut, type RowAsk, type RowTables, valueAt } from "./row-tables.ts"

/** What a stretch costs at least, by the units and the weekends that it may take at most. */
export type StretchCosts = {
  /** least[(units - fewest) × kinds + weekends]; Infinity where it has no row. */
  readonly least: Float64Array
  readonly fewest: number
  /** One more than the weekends of the stretch: none of them is one kind. */
  readonly kinds: number
}

/**
 * What stretches cost for units at most from the least to the most that are asked for, and for weekends up to those; what limits hold is
 * left aside, and rows that take even less than the least, by more than lies between the two. One sweep finds all: a path that begins
 * with some units taken has that many fewer left. Keeps its tables between calls.
 */
export function createStretchCosting(firstWeekday: number): (ask: RowAsk) => StretchCosts {
  let value = new Float64Array(0)
  let prices = new Float64Array(0)
  let reach = new Uint8Array(0)

  const sweepFrom = (ask: RowAsk, taken: number): RowTables => {
    const { contract, from, until } = ask
    const days = until - from
    const layout = layOut(ask, firstWeekday, taken)
    const weekends = ask.weekends + 1
    const size = (days + 1) * layout.modes * weekends * layout.band
    const width = days * (contract.classes.length + 1)
    if (value.length < size) value = new Float64Array(size)
    if (prices.length < width) prices = new Float64Array(width)
    if (reach.length < (days + 1) * contract.modes) reach = new Uint8Array((days + 1) * contract.modes)
    priceClasses(ask, prices)
    markReach(ask, prices, reach)
    const tables = { ...layout, value, weekends, countsWeekends: true }
    sweep(ask, tables, prices, reach, firstWeekday)
    return tables
  }

  /** What a path costs that begins with some units and weekends taken. */
  const costFrom = ({ mode }: RowAsk, tables: RowTables, units: number, weekend: number): number => {
    const isLaid = units >= (tables.low[0] as number) && units <= (tables.high[0] as number)
    return isLaid ? valueAt(tables, { mode, weekend, fatigue: 0, units }, 0) : Number.POSITIVE_INFINITY
  }

  return (ask) => {
    const range = ask.most - ask.least
    const kinds = ask.weekends + 1
    const tables = sweepFrom(ask, range)
    const least = new Float64Array((range + 1) * kinds)
    for (let place = 0; place < least.length; place++) {
      const [more, some] = [Math.floor(place / kinds), place % kinds]
      const here = costFrom(ask, tables, range - more, ask.weekends - some)
      // whoever may take more may take less
      const fewer = more > 0 ? (least[place - kinds] as number) : Number.POSITIVE_INFINITY
      const free = some > 0 ? (least[place - 1] as number) : Number.POSITIVE_INFINITY
      least[place] = Math.min(here, fewer, free)
    }
    return { least, fewest: ask.least, kinds }
  }
}
