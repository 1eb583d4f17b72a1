import type { Comparison } from "./comparison.ts"
import type { Field } from "./field.ts"
import type { Pool } from "./pool.ts"
import { createDraw } from "./seeded-draw.ts"

const PAIRS = 25_000

/**
 * How often two strangers agree at each level of each field: the closest level reckoned from how often each value
 * occurs, the others from pairs drawn by chance. No level is impossible.
 */
export function strangersShares(pool: Pool, comparison: Comparison, seed: number): Float64Array[] {
  const { fields } = comparison
  const seen = fields.map(({ levels }) => new Float64Array(levels.length + 1))
  const draw = createDraw(seed)
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const [one, other] = [draw(pool.size), draw(pool.size)]
    if (one === other) continue
    fields.forEach(({ ids, compare }, at) => {
      const [a, b] = [ids[one] ?? 0, ids[other] ?? 0]
      if (a === 0 || b === 0) return
      const level = compare(a, b)
      const counts = seen[at]
      if (counts !== undefined) counts[level] = (counts[level] ?? 0) + 1
    })
  }
  return fields.map((field, at) => {
    const counts = seen[at] ?? new Float64Array()
    counts[0] = 0
    const drawn = counts.reduce((sum, count) => sum + count, 0)
    const levels = field.levels.length
    const exact = sameByChance(field)
    const rest = counts.map((count, level) => (level < 2 ? 0 : count + 0.5))
    const restSum = rest.reduce((sum, count) => sum + count, 0)
    const shares = rest.map((count) => ((1 - exact) * count) / restSum)
    shares[0] = 1
    shares[1] = Math.max(exact, 0.1 / (drawn + levels))
    return shares
  })
}

/** The chance that a record has the same value as the one before it: the mean share of the values that records have. */
function sameByChance({ counts, shares, filled }: Field): number {
  const sum = counts.reduce((total, count, id) => (id === 0 ? 0 : total + count * (shares[id] ?? 0)), 0)
  return Math.min(0.95, sum / Math.max(1, filled))
}
