import type { Prior } from "./model.ts"

/** The likelihoods of a pattern, as logarithms. */
export type Likelihood = { readonly same: number; readonly kin: number; readonly strangers: number }

const ROUNDS = 60

/**
 * How many of all pairs are one person, and how many live together: those shares under which the pairs held against
 * each other are expected to hold just as many. `counts`: pairs by pattern; `all`: pairs there are, joined or not.
 */
export function learnPrior(
  likelihoodOf: (pattern: number) => Likelihood,
  counts: ReadonlyMap<number, number>,
  all: number,
): Prior {
  const patterns = [...counts].map(([pattern, count]) => {
    const { same, kin, strangers } = likelihoodOf(pattern)
    const most = Math.max(same, kin, strangers)
    return {
      count,
      same: Math.exp(same - most),
      kin: Math.exp(kin - most),
      strangers: Math.exp(strangers - most),
    }
  })
  const joined = patterns.reduce((sum, { count }) => sum + count, 0)
  const room = Math.max(1, all)
  let prior: Prior = { same: joined / 4 / room, kin: joined / 4 / room }
  for (let round = 0; round < ROUNDS; round += 1) {
    const found = { same: 0.5, kin: 0.5 }
    const neither = Math.max(0, 1 - prior.same - prior.kin)
    for (const { count, same, kin, strangers } of patterns) {
      const sum = prior.same * same + prior.kin * kin + neither * strangers
      if (sum === 0) continue
      found.same += (count * prior.same * same) / sum
      found.kin += (count * prior.kin * kin) / sum
    }
    prior = { same: Math.min(0.5, found.same / room), kin: Math.min(0.4, found.kin / room) }
  }
  return prior
}
