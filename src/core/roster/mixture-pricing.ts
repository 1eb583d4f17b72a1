import type { Random } from "../kit/random.ts"
import type { Ground } from "./ground.ts"
import type { Part, Prices } from "./mixture.ts"
import { type Priced, type PricingScratch, priceRow } from "./pricing.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"

/** Days of a row that are found anew at once, with every total counted to the unit. */
const STRETCH = 28
/** A row that is dearer than what is proved by no more than this is cheap enough. */
const NEAR = 1

/**
 * A cheap row for some prices: the cheapest that a quick search finds, or that is known, with one stretch after the other
 * found anew. In a row of months fines leave a little of every total; stretches take it.
 */
export function priceLongRow(
  ground: Ground,
  search: RowSearch,
  random: Random,
  prices: Prices,
  person: number,
  scratch: PricingScratch,
  parts: readonly Part[],
): Priced {
  const { problem } = ground
  const found = priceRow(ground, search, prices, person, scratch, "quick")
  const slots = scratch.prices
  const costOf = (row: Row, from: number, until: number): number => {
    let cost = 0
    for (let day = from; day < until; day++) {
      const shift = row[day] as number
      if (shift !== OFF) cost += slots[day * problem.shifts.length + shift] as number
    }
    return cost
  }
  let { row, cost } = found
  // as long as rows better the mixture by much, the next round takes care of the rest
  if (parts.every(({ priced }) => priced > found.cost + NEAR)) return found
  for (const part of parts) {
    if (part.priced >= cost) continue
    const here = costOf(part.row, 0, problem.days)
    if (here >= cost) continue
    row = part.row
    cost = here
  }
  if (row === null || cost - found.least < NEAR) return { ...found, row, cost }
  const mended = row.slice()
  let from = 0
  for (let until = random.whole(7, STRETCH); from < problem.days; until += STRETCH) {
    const end = problem.days - until < 7 ? problem.days : until
    const part = search.find(askFor(ground, person, mended, from, end, slots), "quick")
    const saved = part.row === null ? 0 : costOf(mended, from, end) - part.cost
    if (part.row !== null && saved > 1e-6) {
      mended.set(part.row, from)
      cost -= saved
    }
    from = end
  }
  return { ...found, row: mended, cost }
}
