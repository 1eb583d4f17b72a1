import { priceWithin } from "./cover.ts"
import { createGuess } from "./fees.ts"
import { type Ground, rowCost } from "./ground.ts"
import { columnsOf, eachApart, placesOf } from "./master.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import type { Effort, RowSearch } from "./row-search.ts"

/** By row of the master: what its bounds are worth. */
export type Duals = Float64Array

/** The duals that prices of the demands come to, which may be followed by others; nobody's row is worth anything by itself. */
export function dualsOf(ground: Ground, prices: Float64Array): Duals {
  const { demand } = placesOf(ground)
  const count = ground.terms.need.length
  const duals = new Float64Array(demand + count)
  duals.set(prices.subarray(0, count), demand)
  return duals
}

export type Priced = {
  readonly person: number
  readonly row: Row | null
  /** What a person's rows cost at least at these prices. */
  readonly least: number
  readonly cost: number
}

/** What pricing writes on: one person's prices, and by person the fines of the last time. */
export type PricingScratch = { readonly prices: Float64Array; readonly guesses: readonly Float64Array[] }

export function createScratch({ problem, contracts }: Ground): PricingScratch {
  return {
    prices: new Float64Array(problem.days * problem.shifts.length),
    guesses: contracts.map(createGuess),
  }
}

/** A cheapest row of a person at the master's prices, from the first day to the last. */
export function priceRow(
  ground: Ground,
  search: RowSearch,
  duals: Duals,
  person: number,
  scratch: PricingScratch,
  effort: Effort,
): Priced {
  const { problem } = ground
  const { prices } = scratch
  layPrices(ground, duals, person, prices)
  const idle = new Int16Array(problem.days).fill(OFF)
  const found = search.find(
    askFor(ground, person, idle, 0, problem.days, prices, scratch.guesses[person]),
    effort,
  )
  return { person, ...found }
}

/** What each slot costs a person by wishes and the master's prices, written into `prices`. */
export function layPrices(ground: Ground, duals: Duals, person: number, prices: Float64Array): void {
  const { terms, wishes, partners } = ground
  const { demand } = placesOf(ground)
  const wish = wishes[person] as Float64Array
  for (let slot = 0; slot < wish.length; slot++) {
    let price = wish[slot] as number
    const end = terms.first[slot + 1] as number
    for (let term = terms.first[slot] as number; term < end; term++) {
      const count = terms.counts[person * terms.skills + (terms.skill[term] as number)] as number
      price -= count * (duals[demand + term] as number)
    }
    prices[slot] = price
  }
  if (partners[person]?.length) priceApart(ground, duals, person, prices)
}

function priceApart(ground: Ground, duals: Duals, person: number, prices: Float64Array): void {
  const { shifts } = ground.terms
  for (let slot = 0; slot < prices.length; slot++) {
    if (prices[slot] === Number.POSITIVE_INFINITY) continue
    const day = Math.floor(slot / shifts)
    eachApart(ground, person, { day, shift: slot - day * shifts }, (row) => {
      prices[slot] = (prices[slot] as number) - (duals[row] as number)
    })
  }
}

/** Prices by which a head on a demand is worth the same share of what it costs when it is missing. */
export function startPrices(ground: Ground, share: number): Duals {
  const { terms, problem, moments } = ground
  const { demand, apart } = placesOf(ground)
  const duals = new Float64Array(apart + problem.apart.length * problem.days * moments.perDay)
  for (const [term, under] of terms.under.entries()) duals[demand + term] = share * under
  return duals
}

/** Prices outside their limits prove nothing. */
export function withinWeights(ground: Ground, duals: Duals): Duals {
  const { terms } = ground
  const { demand, apart } = placesOf(ground)
  return duals.map((dual, row) => {
    if (row < demand) return dual
    if (row >= apart) return Math.min(0, dual)
    return priceWithin(terms, row - demand, dual)
  })
}

/** No roster costs less than this (Lagrange): the demands' worth at these prices and everybody's cheapest row. */
export function lowerBound(ground: Ground, duals: Duals, priced: readonly Priced[]): number {
  const { terms, wishBase } = ground
  const { demand, apart } = placesOf(ground)
  let bound = wishBase
  for (const [term, need] of terms.need.entries()) bound += need * (duals[demand + term] as number)
  for (let row = apart; row < duals.length; row++) bound += duals[row] as number
  return priced.reduce((sum, { least }) => sum + least, bound)
}

/** What a row would change in the master's sum, by prices; below 0: it betters it. */
export function reducedCost(ground: Ground, person: number, row: Row, duals: Duals): number {
  const { rows, values } = columnsOf(ground, [{ person, row, cost: 0 }])
  const worth = values.reduce((sum, value, at) => sum + value * (duals[rows[at] as number] as number), 0)
  return rowCost(ground, person, row) - worth
}
