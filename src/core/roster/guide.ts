import { type Cover, priceWithin } from "./cover.ts"

/**
 * What another head is worth to the whole, by demand, and how much less for each that is there already: in between what prices alone
 * say (0) and what demands cost as they stand.
 */
export type Guide = { readonly worth: Float64Array; readonly steep: number }

/** What one more turn of a person costs on a slot, as the guide has it; never more than a head too many, nor less than one missing. */
export function guidedCost(
  { terms, heads }: Cover,
  { worth, steep }: Guide,
  person: number,
  slot: number,
): number {
  let cost = 0
  const end = terms.first[slot + 1] as number
  for (let term = terms.first[slot] as number; term < end; term++) {
    const count = terms.counts[person * terms.skills + (terms.skill[term] as number)] as number
    const over = (heads[term] as number) - (terms.need[term] as number) + count / 2
    cost -= count * priceWithin(terms, term, (worth[term] as number) - steep * over)
  }
  return cost
}
