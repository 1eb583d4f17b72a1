import { headCost, priceWithin } from "./cover.ts"
import type { Proof } from "./levels.ts"
import type { MixtureTerms } from "./mixture.ts"
import type { Prices } from "./pieces.ts"

/**
 * Prices that climb by what the cheapest rows leave missing alone (subgradients of the Lagrangian dual). Steps are those of
 * Adam: by how steadily something is missing, not by how much; else prices of hundreds of people's demands swing to and fro.
 */
export type Climb = {
  /** Those to go by in this step. */
  readonly prices: () => Prices
  /** `missing`: by term, what rows leave of it at these prices; below 0: too much. `proved`: what these prices prove. */
  readonly step: (missing: Float64Array, proved: number) => void
  /** Goes on from other prices. */
  readonly take: (other: Proof) => void
  /** Those that proved most, and how much. */
  readonly best: () => Proof
}

/** How far a price goes in the first step and in the last, by what a missing head costs. */
const FIRST_STEP = 0.3
const LAST_STEP = 0.0005
/** What is kept of the means in a step: of what is missing, and of its square. */
const MEAN = 0.7
const SQUARE = 0.9
/** What is hardly missing moves little. */
const HARDLY = 0.1

/** `steps`: how many there will be; prices of `free` terms, which whole rows always keep, stay as they are. */
export function createClimb(terms: MixtureTerms, first: Prices, steps: number): Climb {
  const { under, free } = terms
  const prices = first.slice()
  const means = new Float64Array(free)
  const squares = new Float64Array(free)
  const head = headCost(under.subarray(0, free))
  let best: Proof = { prices: first, proved: Number.NEGATIVE_INFINITY }
  let step = 0

  const keep = (proved: number): void => {
    if (proved > best.proved) best = { prices: prices.slice(), proved }
  }

  return {
    prices: () => prices,
    take: (other) => {
      prices.set(other.prices)
      keep(other.proved)
    },
    step: (missing, proved) => {
      keep(proved)
      const length = head * FIRST_STEP * (LAST_STEP / FIRST_STEP) ** (step / steps)
      step++
      const known = 1 - SQUARE ** step
      for (let term = 0; term < free; term++) {
        const now = missing[term] as number
        const mean = MEAN * (means[term] as number) + (1 - MEAN) * now
        const square = SQUARE * (squares[term] as number) + (1 - SQUARE) * now * now
        means[term] = mean
        squares[term] = square
        const ahead = (prices[term] as number) + (length * mean) / (Math.sqrt(square / known) + HARDLY)
        prices[term] = priceWithin(terms, term, ahead)
      }
    },
    best: () => best,
  }
}
