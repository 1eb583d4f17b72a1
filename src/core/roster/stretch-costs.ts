import type { Row } from "./problem.ts"
import { markReach, sweep } from "./row-sweep.ts"
import { type RowAsk, type RowTables, valueAt } from "./row-tables.ts"
import { priceClasses, traceRow } from "./row-trace.ts"

/** What a stretch costs at least, by the units and the weekends that it may take at most. */
export type StretchCosts = {
  /** least[(units - fewest) × kinds + weekends]; Infinity where it has no row. */
  readonly least: Float64Array
  readonly fewest: number
  /** One more than the weekends of the stretch: none of them is one kind. */
  readonly kinds: number
}

/** Searches stretches; what limits hold is left aside. */
export type StretchSearch = {
  /**
   * For units at most from the least to the most that are asked for, and for weekends up to those. Rows that take even less than the
   * least, by more than lies between the two, are left aside.
   */
  readonly costs: (ask: RowAsk) => StretchCosts
  /** The cheapest row that takes what is asked for; null: there is none. */
  readonly row: (ask: RowAsk) => Row | null
}

/** Costs of a stretch come of one sweep: a path that begins with some units taken has that many fewer left. Keeps its tables. */
export function createStretchSearch(firstWeekday: number): StretchSearch {
  let value = new Float64Array(0)
  let prices = new Float64Array(0)
  let reach = new Uint8Array(0)

  /** `taken`: units with which a path may begin. */
  const sweepFrom = (ask: RowAsk, taken: number): RowTables => {
    const { contract, from, until, least, most } = ask
    const days = until - from
    const [low, high] = [new Int32Array(days + 1), new Int32Array(days + 1)]
    let band = 0
    for (let at = 0; at <= days; at++) {
      low[at] = Math.max(0, least - (contract.mostIn[days - at] as number))
      high[at] = Math.min(most, taken + (contract.mostIn[at] as number))
      band = Math.max(band, (high[at] as number) - (low[at] as number) + 1)
    }
    const weekends = ask.weekends + 1
    const size = (days + 1) * contract.modes * weekends * band
    const width = days * (contract.classes.length + 1)
    if (value.length < size) value = new Float64Array(size)
    if (prices.length < width) prices = new Float64Array(width)
    if (reach.length < (days + 1) * contract.modes) reach = new Uint8Array((days + 1) * contract.modes)
    priceClasses(ask, prices)
    markReach(ask, prices, reach)
    const counted = { low, high, anew: new Uint8Array(days + 1), countsWeekends: true }
    const tables = { value, modes: contract.modes, weekends, fatigues: 1, band, ...counted }
    sweep(ask, tables, prices, reach, firstWeekday)
    return tables
  }

  /** What a path costs that begins with some units and weekends taken. */
  const costFrom = ({ mode }: RowAsk, tables: RowTables, units: number, weekend: number): number => {
    const isLaid = units >= (tables.low[0] as number) && units <= (tables.high[0] as number)
    return isLaid ? valueAt(tables, { mode, weekend, fatigue: 0, units }, 0) : Number.POSITIVE_INFINITY
  }

  const costs = (ask: RowAsk): StretchCosts => {
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

  const row = (ask: RowAsk): Row | null => {
    const tables = sweepFrom(ask, 0)
    if (costFrom(ask, tables, 0, 0) === Number.POSITIVE_INFINITY) return null
    return traceRow(ask, tables, prices, firstWeekday, { mode: ask.mode, weekend: 0, fatigue: 0, units: 0 })
  }
  return { costs, row }
}
