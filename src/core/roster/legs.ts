import type { Contract } from "./contract.ts"
import { eachTerm, headCost } from "./cover.ts"
import { TOTALS, trailOf } from "./crossing.ts"
import { createFeeSearch } from "./fee-search.ts"
import type { Ground } from "./ground.ts"
import { keyOf } from "./master.ts"
import type { Mixture, MixtureTerms } from "./mixture.ts"
import type { Piece, Prices } from "./pieces.ts"
import { dualsOf, layPrices } from "./pricing.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor, stepOf } from "./row-ask.ts"

/**
 * Rows cut into legs of some weeks. Legs of different rows of one person may follow each other where one ends as the other
 * begins; so a few rows make very many. What a person may have in all, and that legs go together, are terms of the mixture
 * as demands are: their prices make one quick path of a row's search, whatever totals there are.
 */
export type Legs = {
  readonly ground: Ground
  readonly terms: MixtureTerms
  /** The first day of each leg, and the day after the last. */
  readonly cuts: readonly number[]
  /** How many legs a row has; those of a person are groups from person × count on. */
  readonly count: number
  readonly totals: readonly PersonTotals[]
  /** The term for a person's legs that meet on a cut in a mode. */
  readonly linkAt: (person: number, cut: number, mode: number) => number
}

/** What a person may have in all, in the order of the fines: limits, units at most, at least, and weekends. */
type PersonTotals = {
  /** The first of their terms. */
  readonly first: number
  /** Infinity: there is no such limit. */
  readonly most: readonly number[]
  /** Units that a unit of the term stands for. */
  readonly scale: readonly number[]
}

/** A person's days from one cut to the next, and the modes it begins and ends in. */
export type Leg = Piece & Ends

type Ends = { readonly mode: number; readonly exit: number }

export type LegMixture = Mixture<Leg>

const WEEKS = 4
/** Turns that a unit of a total's term stands for, so that steps of all prices are alike. */
const PER_TERM = 4
/** What a turn too many, a weekend too many, and legs that do not go together cost, by what a missing head costs. */
const OVERRUN = { turn: 1, weekend: 5 }
const PARTED = 2

/** Whether terms can hold all that people may have in all: not what starts anew with each period. */
export function canTakeLegs({ contracts }: Ground): boolean {
  return contracts.every(({ cycle, weighsFatigue }) => cycle === null && !weighsFatigue)
}

export function layLegs(ground: Ground): Legs {
  const { problem, contracts, terms } = ground
  const cuts = cutsOf(problem.days, problem.firstWeekday)
  const count = cuts.length - 1
  const totals: PersonTotals[] = []
  let free = terms.need.length
  for (const contract of contracts) {
    totals.push({ first: free, ...totalsOf(contract) })
    free += contract.limits.length + TOTALS
  }
  const links = contracts.reduce((sum, { modes }) => sum + (count - 1) * modes, 0)
  const need = new Float64Array(free + links)
  const under = new Float64Array(free + links)
  const over = new Float64Array(free + links)
  need.set(terms.need)
  under.set(terms.under)
  over.set(terms.over)
  const head = headCost(terms.under)
  for (const { first, most, scale } of totals) {
    for (const [at, limit] of most.entries()) {
      if (limit === Number.POSITIVE_INFINITY) continue
      need[first + at] = limit / (scale[at] as number)
      over[first + at] = head * (at === most.length - 1 ? OVERRUN.weekend : OVERRUN.turn * PER_TERM)
    }
  }
  under.fill(PARTED * head, free)
  over.fill(PARTED * head, free)
  const known = new Map<string, number>()
  const linkAt = (person: number, cut: number, mode: number): number => {
    const key = `${person},${cut},${mode}`
    const term = known.get(key) ?? free + known.size
    known.set(key, term)
    return term
  }
  return {
    ground,
    terms: { need, under, over, free, used: () => free + known.size },
    cuts,
    count,
    totals,
    linkAt,
  }
}

/** From Monday to Monday, so that weekends add up. */
function cutsOf(days: number, firstWeekday: number): number[] {
  const cuts = [0]
  for (let day = 7 * WEEKS + ((7 - firstWeekday) % 7); day < days - 6; day += 7 * WEEKS) cuts.push(day)
  return [...cuts, days]
}

function totalsOf({ limits, classes, unit, most, least, maxWeekends }: Contract) {
  const none = Number.POSITIVE_INFINITY
  const units = Math.max(1, ...classes.map((each) => each.units))
  return {
    most: [...limits.map(({ max }) => max), unit > 0 ? most : none, unit > 0 ? -least : none, maxWeekends],
    scale: [
      ...limits.map(({ amounts }) => PER_TERM * Math.max(1, ...amounts)),
      PER_TERM * units,
      PER_TERM * units,
      1,
    ],
  }
}

/** The legs of a row, one of each cut, with a share of each. */
export function addLegs(legs: Legs, mixture: LegMixture, person: number, row: Row, share = 0): void {
  const { ground, cuts, count } = legs
  let mode = (ground.contracts[person] as Contract).start
  for (let leg = 0; leg < count; leg++) {
    const days = row.slice(cuts[leg], cuts[leg + 1])
    addLeg(legs, mixture, { person, leg, mode, days }, share)
    for (const shift of days) mode = stepOf(ground.contracts[person] as Contract, mode, shift)
  }
}

type LegDays = {
  readonly person: number
  readonly leg: number
  readonly mode: number
  readonly days: Row
}

export function addLeg(legs: Legs, mixture: LegMixture, days: LegDays, share: number): void {
  const { person, leg, mode } = days
  mixture.add(person * legs.count + leg, `${mode},${keyOf(days.days)}`, () => legOf(legs, days), share)
}

function legOf(legs: Legs, { person, leg, mode, days }: LegDays): Leg {
  const filled: number[] = []
  const counts: number[] = []
  const fill = (term: number, heads: number): void => {
    filled.push(term)
    counts.push(heads)
  }
  const from = legs.cuts[leg] as number
  const { cost, exit } = fillBy(legs, { person, from, mode, days }, fill)
  if (leg > 0) fill(legs.linkAt(person, leg, mode), -1)
  if (leg < legs.count - 1) fill(legs.linkAt(person, leg + 1, exit), 1)
  return { row: days, cost, terms: Int32Array.from(filled), counts: Float64Array.from(counts), mode, exit }
}

type DaysFrom = Omit<LegDays, "leg"> & { readonly from: number }

/** Tells what a person's days from one on fill of demands and totals, and returns what they cost and the mode they end in. */
export function fillBy(
  { ground, totals }: Legs,
  { person, from, mode, days }: DaysFrom,
  fill: (term: number, heads: number) => void,
): { cost: number; exit: number } {
  const { problem, terms } = ground
  const contract = ground.contracts[person] as Contract
  const wishes = ground.wishes[person] as Float64Array
  const { first, most, scale } = totals[person] as PersonTotals
  const trail = trailOf({ contract, from, mode, price: wishes }, days, problem.firstWeekday)
  let cost = 0
  for (const [at, shift] of days.entries()) {
    if (shift === OFF) continue
    const slot = (from + at) * terms.shifts + shift
    const wish = wishes[slot] as number
    if (wish !== Number.POSITIVE_INFINITY) cost += wish
    eachTerm(terms, person, slot, fill)
  }
  const taken = trail.taken.subarray(days.length * most.length)
  for (const [at, units] of taken.entries())
    if (units !== 0 && most[at] !== Number.POSITIVE_INFINITY) fill(first + at, units / (scale[at] as number))
  return { cost, exit: trail.modes[days.length] as number }
}

/** Cheapest rows, and legs, at a mixture's prices: totals are counted by what they are fined alone. */
export type Paths = {
  /** The prices to go by from now on. */
  readonly lay: (prices: Prices) => void
  /** What a slot costs a person, without fines; until the next call. */
  readonly slotsOf: (person: number) => Float64Array
  readonly fines: (person: number) => Float64Array
  readonly row: (person: number) => Path
  /** A leg that begins and ends as another does; `slots`: of that person. */
  readonly leg: (person: number, leg: number, ends: Ends, slots: Float64Array) => Path
}

export type Path = { readonly row: Row | null; readonly cost: number }

/** `ground`: where paths are searched; it may forbid more than that of the legs. */
export function createPaths(legs: Legs, ground: Ground): Paths {
  const { days, shifts, firstWeekday } = ground.problem
  const fees = createFeeSearch(shifts.length, firstWeekday)
  const slots = new Float64Array(days * shifts.length)
  const idle = new Int16Array(days).fill(OFF)
  let at: Prices = new Float64Array(legs.terms.need.length)
  let duals = dualsOf(ground, at)

  const slotsOf = (person: number): Float64Array => {
    layPrices(ground, duals, person, slots)
    return slots
  }

  const fines = (person: number): Float64Array => {
    const { first, scale } = legs.totals[person] as PersonTotals
    return Float64Array.from(scale, (units, total) => Math.max(0, -(at[first + total] as number) / units))
  }

  const row = (person: number): Path =>
    fees.path(askFor(ground, person, idle, 0, days, slotsOf(person)), fines(person))

  const leg = (person: number, each: number, { mode, exit }: Ends, of: Float64Array): Path => {
    const exits = new Uint8Array((ground.contracts[person] as Contract).modes)
    exits[exit] = 1
    const ask = askFor(ground, person, idle, 0, days, of)
    const [from = 0, until = days] = legs.cuts.slice(each, each + 2)
    return fees.path({ ...ask, from, until, mode, exits }, fines(person))
  }

  const lay = (prices: Prices): void => {
    at = prices
    duals = dualsOf(ground, prices)
  }
  return { lay, slotsOf, fines, row, leg }
}
