/** How many pairs agree in a pattern of levels, one a field; 0 is "cannot be said". */
export type PatternCount = { readonly levels: readonly number[]; readonly count: number }

export type Weights = {
  /** What agreement at each level is worth in each field, in bits. */
  readonly weights: readonly (readonly number[])[]
  /** The logarithm to base two of how often one person's records are the same in each field. */
  readonly sameShares: readonly number[]
  /** The same for any two of the pairs before they were looked at. */
  readonly prior: number
}

const LEVELS = 5
const ROUNDS = 25
const FIRST_GUESS = [1, 0.85, 0.07, 0.04, 0.04]

/** Fellegi and Sunter's weights by expectation maximisation, as textbooks have it: one session over all pairs. */
export function learnWeights(pairs: readonly PatternCount[], strangers: readonly PatternCount[]): Weights {
  const width = pairs[0]?.levels.length ?? 0
  const u = sharesOf(strangers, width, () => 1)
  let m: readonly (readonly number[])[] = Array.from({ length: width }, () => FIRST_GUESS)
  let same = 0.5
  for (let round = 0; round < ROUNDS; round += 1) {
    const chanceOf = ({ levels }: PatternCount) => {
      const odds = levels.reduce(
        (product, level, at) => product * ((m[at]?.[level] ?? 1) / (u[at]?.[level] ?? 1)),
        same / (1 - same),
      )
      return odds / (1 + odds)
    }
    const all = pairs.reduce((sum, { count }) => sum + count, 0)
    const found = pairs.reduce((sum, pattern) => sum + pattern.count * chanceOf(pattern), 0)
    m = sharesOf(pairs, width, chanceOf)
    same = Math.min(1 - 1e-9, found / all)
  }
  return {
    weights: m.map((shares, at) => shares.map((share, level) => Math.log2(share / (u[at]?.[level] ?? 1)))),
    sameShares: m.map(([, share = 1]) => Math.log2(share)),
    prior: Math.log2(same / (1 - same)),
  }
}

/** For each field the part of the pairs, weighed, that agree at each level; no level is impossible. */
function sharesOf(
  patterns: readonly PatternCount[],
  width: number,
  weightOf: (pattern: PatternCount) => number,
): number[][] {
  return Array.from({ length: width }, (_, at) => {
    const counts = new Array<number>(LEVELS).fill(0.5)
    for (const pattern of patterns) {
      const level = pattern.levels[at] ?? 0
      counts[level] = (counts[level] ?? 0) + pattern.count * weightOf(pattern)
    }
    const said = counts.slice(1).reduce((sum, count) => sum + count, 0)
    return counts.map((count, level) => (level === 0 ? 1 : count / said))
  })
}
