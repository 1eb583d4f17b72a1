import type { Mixed } from "./mixture.ts"
import type { Prices } from "./pieces.ts"

/**
 * What the prices of a mixture stay near to: a program that knows few pieces would send them anywhere. It moves to prices
 * that have proved better (proximal bundle method), and prices may go the further from it the better that works.
 */
export type Center = {
  readonly prices: () => Prices
  /** What the center's prices come to with the rows that were found for them. */
  readonly value: () => number
  readonly reach: () => number
  /** Begins with prices and what they come to. */
  readonly begin: (prices: Prices, value: number) => void
  /** Takes over what a solution has come to; `now`: what its prices come to with the rows that were found for them. */
  readonly judge: (mixed: Mixed, prices: Prices, now: number) => void
}

/** Prices take a new center where that has brought this share of what was promised; with so much more they may go further. */
const SERIOUS = 0.1
const VERY_SERIOUS = 0.5
/** What is worse than the center by so many times what was promised: after three in a row prices stay nearer. */
const FAR_WORSE = -3
/** Where so little is promised of what is missing to the mixture's cost, prices may go further as well. */
const LITTLE = 0.1
const FURTHER = 1.5
const NEARER = 0.7
/** After so many rounds that bettered the mixture's cost by less than the share, prices may go much further. */
const STALE = { rounds: 8, much: 0.005, further: 3 }

export function createCenter(firstReach: number): Center {
  let center: Prices = new Float64Array(0)
  let value = Number.NEGATIVE_INFINITY
  let reach = firstReach
  let worse = 0
  let low = Number.POSITIVE_INFINITY
  let stale = 0

  const judge = (mixed: Mixed, prices: Prices, now: number): void => {
    const gained = (now - value) / (mixed.promised - value)
    worse = gained < FAR_WORSE ? worse + 1 : 0
    if (gained > VERY_SERIOUS) reach *= FURTHER
    if (worse === 3) {
      reach *= NEARER
      worse = 0
    } else if (mixed.promised - Math.max(value, now) < LITTLE * (mixed.cost - Math.max(value, now)))
      reach *= FURTHER
    stale = mixed.cost < low * (1 - STALE.much) ? 0 : stale + 1
    low = Math.min(low, mixed.cost)
    if (stale >= STALE.rounds) {
      stale = 0
      reach *= STALE.further
    }
    if (now - value > SERIOUS * (mixed.promised - value)) {
      value = now
      center = prices.slice()
    }
  }

  return {
    prices: () => center,
    value: () => value,
    reach: () => reach,
    begin: (prices, then) => {
      center = prices.slice()
      value = then
    },
    judge,
  }
}
