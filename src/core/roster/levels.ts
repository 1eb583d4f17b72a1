import type { Contract } from "./contract.ts"
import { priceWithin } from "./cover.ts"
import { TOTALS } from "./crossing.ts"
import type { Legs } from "./legs.ts"
import type { MixtureTerms } from "./mixture.ts"
import type { Prices } from "./pieces.ts"

/** Prices and what they prove. */
export type Proof = { readonly prices: Prices; readonly proved: number }

/** How far prices go first, as a share of what a missing head costs; each time twice as far. */
const FIRST_LIFT = 0.04
const SATURDAY = 5

/**
 * By term how far prices go together: what is worth more everywhere by what it takes of a total, while the total costs everybody
 * as much more. Rows stay what they are by that, so steps by what is missing hardly find it: minutes, and weekends.
 * `missing`: by term, what rows leave of it.
 */
export function levelsOf(legs: Legs, missing: Float64Array): readonly Float64Array[] {
  const { terms, problem, contracts } = legs.ground
  const minutes = new Float64Array(missing.length)
  const weekends = new Float64Array(missing.length)
  const longest = Math.max(1, ...problem.shifts.map((shift) => shift.minutes))
  let turns = 0
  for (let slot = 0; slot < problem.days * terms.shifts; slot++) {
    const term = terms.first[slot] as number
    if (term === terms.first[slot + 1]) continue
    const day = Math.floor(slot / terms.shifts)
    minutes[term] = (problem.shifts[slot - day * terms.shifts]?.minutes ?? 0) / longest
    if ((problem.firstWeekday + day) % 7 < SATURDAY) continue
    weekends[term] = 1
    turns += (terms.need[term] as number) - (missing[term] as number)
  }
  const held: number[] = []
  for (const [person, { first, most, scale }] of legs.totals.entries()) {
    // after the limits of a contract come minutes at most, and weekends last
    const [ofMinutes, ofWeekends] = [most.length - TOTALS, most.length - 1]
    const { unit } = contracts[person] as Contract
    if (most[ofMinutes] !== Number.POSITIVE_INFINITY)
      minutes[first + ofMinutes] = (-(scale[ofMinutes] as number) * unit) / longest
    if (most[ofWeekends] !== Number.POSITIVE_INFINITY) held.push(first + ofWeekends)
  }
  const worked = held.reduce(
    (sum, term) => sum + (legs.terms.need[term] as number) - (missing[term] as number),
    0,
  )
  for (const term of held) weekends[term] = -turns / Math.max(1, worked)
  return [minutes, weekends]
}

/** Goes along one level, up or down, as far as what prices prove grows by it. `head`: what a missing head costs. */
export function lift(
  from: Proof,
  level: Float64Array,
  terms: MixtureTerms,
  head: number,
  provedAt: (prices: Prices) => number,
): Proof {
  for (const way of [1, -1]) {
    let best = from
    for (let far = FIRST_LIFT * head; ; far *= 2) {
      const prices = best.prices.map((price, term) => {
        const each = level[term] as number
        return each === 0 ? price : priceWithin(terms, term, price + way * far * each)
      })
      const proved = provedAt(prices)
      if (proved <= best.proved) break
      best = { prices, proved }
    }
    if (best !== from) return best
  }
  return from
}
