import type { Random } from "../kit/random.ts"
import type { Ground } from "./ground.ts"
import type { Part, Prices } from "./pieces.ts"
import { type Priced, type PricingScratch, priceRow } from "./pricing.ts"
import { askFor } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"
import { costOfRow } from "./trim-row.ts"

/** Days of a row that are found anew at once, with every total counted to the unit. */
const STRETCH = 28
/** A row that is dearer than what is proved by no more than this is cheap enough. */
const NEAR = 1

/**
 * A cheap row for the prices of the mixture's last solution: the cheapest that a quick search finds, or of its parts, with one stretch
 * after the other found anew. In a row of months fines leave a little of every total; stretches take it.
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
  // as long as rows better the mixture by much, the next round takes care of the rest
  if (parts.every(({ priced }) => priced > found.cost + NEAR)) return found
  let { row, cost } = found
  for (const part of parts) {
    if (part.priced >= cost) continue
    row = part.row
    cost = part.priced
  }
  if (row === null || cost - found.least < NEAR) return { ...found, row, cost }
  const mended = row.slice()
  let from = 0
  for (let until = random.whole(7, STRETCH); from < problem.days; until += STRETCH) {
    const end = problem.days - until < 7 ? problem.days : until
    const ask = askFor(ground, person, mended, from, end, scratch.prices)
    const stretch = search.find(ask, "quick")
    const saved = costOfRow(ask, mended.subarray(from, end), problem.firstWeekday) - stretch.cost
    if (stretch.row !== null && saved > 1e-6) {
      mended.set(stretch.row, from)
      cost -= saved
    }
    from = end
  }
  return { ...found, row: mended, cost }
}
