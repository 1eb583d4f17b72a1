import type { Contract } from "./contract.ts"
import type { Row } from "./problem.ts"

/** A stretch of one person's row that is to be found anew; the rest stands. */
export type RowAsk = {
  readonly contract: Contract
  readonly from: number
  /** The first day after the stretch. */
  readonly until: number
  /** The mode in which the stretch begins. */
  readonly mode: number
  /** By mode at the end of the stretch: 1 where what follows may follow. Null: anything may. */
  readonly exits: Uint8Array | null
  /** Units of minutes, and weekends, that the stretch may take; `least` may be negative. */
  readonly least: number
  readonly most: number
  readonly weekends: number
  /** By period of the contract's cycle, units that the stretch may take; null: there is none. */
  readonly caps: Int32Array | null
  /** By limit of the contract, what the stretch may take of it. */
  readonly limits: readonly number[]
  /** By fatigue taken in the stretch, what it costs; empty where fatigue is not weighed. */
  readonly fatigueCost: Float64Array
  /** price[day × shifts + shift]; Infinity forbids. */
  readonly price: Float64Array
  /** By day, 1 where a day off is forbidden. */
  readonly bound: Uint8Array
  /** By limit, fines that were right before; the search writes down those that are now. Null: nothing is known. */
  readonly guess: Float64Array | null
}

/**
 * A row for the stretch and what it costs; `row` null: none was found. No row at all costs less than `least`, which is
 * Infinity where there is none.
 */
export type RowFound = { readonly row: Row | null; readonly cost: number; readonly least: number }

/** Tables of the sweep, laid out day, mode, weekends, units, fatigue. */
export type RowTables = {
  readonly value: Float64Array
  readonly modes: number
  readonly weekends: number
  readonly fatigues: number
  readonly band: number
  /** By day of the stretch, the fewest and most units with which the end can still be reached. */
  readonly low: Int32Array
  readonly high: Int32Array
  /** By day of the stretch 1 where units are counted from 0 anew. */
  readonly anew: Uint8Array
  readonly countsWeekends: boolean
}

/** How large the tables of an ask are; a band of 0: no row can keep the minutes. `taken`: units with which a path may begin. */
export function layOut(ask: RowAsk, firstWeekday: number, taken = 0): Omit<RowTables, "value"> {
  const { contract, from, until } = ask
  const days = until - from
  const low = new Int32Array(days + 1)
  const high = new Int32Array(days + 1)
  const anew = new Uint8Array(days + 1)
  let band = 0
  if (ask.caps !== null) band = layCycle(ask, high, anew)
  else
    for (let at = 0; at <= days; at++) {
      low[at] = Math.max(0, ask.least - (contract.mostIn[days - at] as number))
      high[at] = Math.min(ask.most, taken + (contract.mostIn[at] as number))
      band = Math.max(band, (high[at] as number) - (low[at] as number) + 1)
    }
  if (ask.caps === null && (ask.most < Math.max(0, ask.least) || (low[0] as number) > taken)) band = 0
  const ahead = weekendsWithin(from, until, firstWeekday)
  const countsWeekends = ask.weekends < ahead
  return {
    modes: contract.modes,
    weekends: countsWeekends ? Math.max(0, ask.weekends) + 1 : 1,
    fatigues: Math.max(1, ask.fatigueCost.length),
    band,
    low,
    high,
    anew,
    countsWeekends,
  }
}

/** The band of units that are counted by period. */
function layCycle({ contract, from, until, caps }: RowAsk, high: Int32Array, anew: Uint8Array): number {
  const periodOf = contract.cycle?.periodOf ?? new Int16Array(0)
  let most = 0
  for (let at = 1; at <= until - from; at++) {
    const period = periodOf[from + at - 1] as number
    anew[at] = at < until - from && periodOf[from + at] !== period ? 1 : 0
    high[at] = anew[at] === 1 ? 0 : Math.max(0, caps?.[period] ?? 0)
    most = Math.max(most, high[at] as number)
  }
  return most + 1
}

/** The most units after a step: from which the end can still be reached, or that a period has left. */
export function mostAfter(ask: RowAsk, { high, anew }: Omit<RowTables, "value">, at: number): number {
  if (anew[at + 1] === 0) return high[at + 1] as number
  const period = ask.contract.cycle?.periodOf[ask.from + at] ?? 0
  return Math.max(0, ask.caps?.[period] ?? 0)
}

function weekendsWithin(from: number, until: number, firstWeekday: number): number {
  let count = 0
  for (let day = from; day < until; day++) {
    const weekday = (firstWeekday + day) % 7
    if (weekday === 6 || (weekday === 5 && day === until - 1)) count++
  }
  return count
}

export type PathState = {
  readonly mode: number
  readonly weekend: number
  readonly fatigue: number
  readonly units: number
}

/** Where a class of shifts leads from a state on a day of the stretch; null where it must not be taken. */
export function stepTo(
  ask: RowAsk,
  tables: RowTables,
  state: PathState,
  at: number,
  each: number,
  firstWeekday: number,
): PathState | null {
  const { contract, from } = ask
  const mode = contract.next[state.mode * (contract.classes.length + 1) + each] as number
  if (mode < 0) return null
  const shift = contract.classes[each]
  const weekday = (firstWeekday + from + at) % 7
  const isNewWeekend =
    shift !== undefined &&
    tables.countsWeekends &&
    (weekday === 5 || (weekday === 6 && (contract.works[state.mode] === 0 || from + at === 0)))
  const ahead = {
    mode,
    weekend: state.weekend + (isNewWeekend ? 1 : 0),
    fatigue: state.fatigue + (shift === undefined ? 0 : weekday >= 5 ? shift.weekend : shift.weekday),
    units: tables.anew[at + 1] === 1 ? 0 : state.units + (shift?.units ?? 0),
  }
  const isWithin =
    state.units + (shift?.units ?? 0) <= mostAfter(ask, tables, at) &&
    ahead.weekend < tables.weekends &&
    ahead.fatigue < tables.fatigues &&
    ahead.units >= (tables.low[at + 1] as number) &&
    ahead.units <= (tables.high[at + 1] as number)
  return isWithin ? ahead : null
}

export function valueAt(tables: RowTables, state: PathState, at: number): number {
  return tables.value[placeOf(tables, state, at)] as number
}

/** A number of its own for every state of the stretch. */
export function placeOf(tables: RowTables, state: PathState, at: number): number {
  const { modes, weekends, fatigues, band, low } = tables
  return (
    (((at * modes + state.mode) * weekends + state.weekend) * band + state.units - (low[at] as number)) *
      fatigues +
    state.fatigue
  )
}

/** Numbers that the tables of an ask hold. */
export function tableSize(ask: RowAsk, firstWeekday: number): number {
  const { modes, weekends, fatigues, band } = layOut(ask, firstWeekday)
  return (ask.until - ask.from + 1) * modes * weekends * fatigues * band
}
