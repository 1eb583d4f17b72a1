import type { Comparison } from "./comparison.ts"
import { levelOfRecords } from "./elsewhere.ts"
import type { Field } from "./field.ts"
import type { Pool } from "./pool.ts"
import { createDraw } from "./seeded-draw.ts"

const PAIRS = 25_000

/** What is known of strangers already, by the name of the field. */
export type KnownStrangers = Map<string, Float64Array>

/**
 * How often two strangers agree at each level of each field: the closest level reckoned from how often each value
 * occurs, the others from pairs drawn by chance. No level is impossible. What was known is taken as it is, and what is
 * new becomes known.
 */
export function strangersShares(
  pool: Pool,
  { fields }: Comparison,
  seed: number,
  known: KnownStrangers,
): Float64Array[] {
  const drawn = drawStrangers(
    pool,
    fields.filter(({ name }) => !known.has(name)),
    seed,
  )
  for (const [name, shares] of drawn) known.set(name, shares)
  return fields.map(({ name }) => known.get(name) ?? new Float64Array())
}

function drawStrangers({ size }: Pool, fields: readonly Field[], seed: number): KnownStrangers {
  const seen = fields.map(({ levels }) => new Float64Array(levels.length + 1))
  const draw = createDraw(seed)
  for (let pair = 0; pair < PAIRS && fields.length > 0; pair += 1) {
    const one = draw(size)
    const other = draw(size)
    if (one === other) continue
    fields.forEach((field, at) => {
      const level = levelOfRecords(field, one, other)
      const counts = seen[at]
      if (counts !== undefined && level > 0) counts[level] = (counts[level] ?? 0) + 1
    })
  }
  return new Map(fields.map((field, at) => [field.name, sharesFrom(field, seen[at] ?? new Float64Array())]))
}

function sharesFrom(field: Field, counts: Float64Array): Float64Array {
  const drawn = counts.reduce((sum, count) => sum + count, 0)
  const exact = sameByChance(field)
  const rest = counts.map((count, level) => (level < 2 ? 0 : count + 0.5))
  const restSum = rest.reduce((sum, count) => sum + count, 0)
  const shares = rest.map((count) => ((1 - exact) * count) / restSum)
  shares[0] = 1
  shares[1] = Math.max(exact, 0.1 / (drawn + field.levels.length))
  return shares
}

/** The chance that a record has the same value as the one before it: the mean share of the values that records have. */
function sameByChance({ counts, logShares, filled }: Field): number {
  // whole numbers below 2 ** 53, so that the sum does not depend on the order in which values were met
  const scale = 2 ** (52 - Math.ceil(Math.log2(filled + 1)))
  let sum = 0
  let logShare = 0
  let share = scale
  for (let id = 1; id < counts.length; id += 1) {
    const own = logShares[id] ?? 0
    if (own !== logShare) {
      logShare = own
      share = Math.round(scale * Math.exp(own))
    }
    sum += (counts[id] ?? 0) * share
  }
  return Math.min(0.95, sum / scale / Math.max(1, filled))
}
