import { createCover, shiftCover } from "./cover.ts"
import type { Ground } from "./ground.ts"
import { placesOf } from "./master.ts"
import { type Duals, type Priced, startPrices, withinWeights } from "./pricing.ts"

/**
 * Steps to good prices without a program: a demand's price rises where everybody's cheapest rows leave heads missing, and
 * falls where they are too many (subgradients; steps by Polyak). Of a program that knows few rows, prices tell nothing.
 */
export type Approach = {
  readonly duals: () => Duals
  /** Goes on from the rows at these prices and what they prove; `best`: what the best roster known costs. */
  readonly step: (priced: readonly Priced[], proved: number, best: number) => void
}

/** Where prices begin, as a share of what a missing head costs. */
const FIRST_PRICE = 0.1
/** After so many steps that prove nothing more they become half as long. */
const MOST_STALE = 3

export function createApproach(ground: Ground): Approach {
  const { terms } = ground
  const { demand } = placesOf(ground)
  let duals = startPrices(ground, FIRST_PRICE)
  let length = 1
  let stale = 0
  let bound = Number.NEGATIVE_INFINITY

  /** Heads that are missing at each demand; 0 where its price can go no further. */
  const slope = (priced: readonly Priced[]): Float64Array => {
    const cover = createCover(terms)
    for (const { person, row } of priced) if (row !== null) shiftCover(cover, person, row, 0, row.length, 1)
    return terms.need.map((need, term) => {
      const missing = need - (cover.heads[term] as number)
      const price = duals[demand + term] as number
      const isHighest = price >= (terms.under[term] as number) - 1e-9
      const isLowest = price <= 1e-9 - (terms.over[term] as number)
      return (missing > 0 && isHighest) || (missing < 0 && isLowest) ? 0 : missing
    })
  }

  const step = (priced: readonly Priced[], proved: number, best: number): void => {
    stale = proved > bound ? 0 : stale + 1
    if (stale === MOST_STALE) {
      length /= 2
      stale = 0
    }
    bound = Math.max(bound, proved)
    const missing = slope(priced)
    const square = missing.reduce((sum, heads) => sum + heads * heads, 0)
    if (square === 0) return
    const then = duals.slice()
    const perHead = (length * (best - proved)) / square
    for (const [term, heads] of missing.entries())
      then[demand + term] = (then[demand + term] as number) + perHead * heads
    duals = withinWeights(ground, then)
  }
  return { duals: () => duals, step }
}
