import type { Contract } from "./contract.ts"
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
  let worked = 0
  for (const { weekend } of eachTotal(legs))
    if (weekend !== null) worked += (legs.terms.need[weekend] as number) - (missing[weekend] as number)
  for (const { person, most, scale, weekend } of eachTotal(legs)) {
    const { unit } = contracts[person] as Contract
    if (most !== null) minutes[most] = (-scale * unit) / longest
    if (weekend !== null) weekends[weekend] = -turns / Math.max(1, worked)
  }
  return [minutes, weekends]
}

/** The terms of what everybody may have of minutes and weekends; null: as much as they like. */
function eachTotal({ totals }: Legs) {
  return totals.map(({ first, most, scale }, person) => {
    const termOf = (total: number) => (most[total] === Number.POSITIVE_INFINITY ? null : first + total)
    const [minutes, weekends] = [most.length - 3, most.length - 1]
    return { person, most: termOf(minutes), scale: scale[minutes] as number, weekend: termOf(weekends) }
  })
}

/** Goes along one level, up or down, as far as what prices prove grows by it. `head`: what a missing head costs. */
export function lift(
  from: Proof,
  level: Float64Array,
  { under, over }: MixtureTerms,
  head: number,
  provedAt: (prices: Prices) => number,
): Proof {
  for (const way of [1, -1]) {
    let best = from
    for (let far = FIRST_LIFT * head; ; far *= 2) {
      const prices = best.prices.map((price, term) => {
        const each = level[term] as number
        if (each === 0) return price
        return Math.min(under[term] as number, Math.max(-(over[term] as number), price + way * far * each))
      })
      const proved = provedAt(prices)
      if (proved <= best.proved) break
      best = { prices, proved }
    }
    if (best !== from) return best
  }
  return from
}
