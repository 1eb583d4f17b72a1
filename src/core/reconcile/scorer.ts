import type { Agreement, Comparison, Pairs } from "./comparison.ts"
import type { Model, Prior } from "./model.ts"
import { createPatternCounts } from "./patterns.ts"
import type { Pool } from "./pool.ts"
import { type Likelihood, learnPrior } from "./prior.ts"

/** Weighs pairs of records under a learned model. */
export type Scorer = {
  /** The logarithm of the odds that two records, the smaller first, are one person. */
  readonly oddsOf: (one: number, other: number) => number
  /** The same of many pairs. */
  readonly oddsOfAll: (pairs: Pairs) => Float64Array
  readonly priorOf: (one: number, other: number) => Prior
  /** What is to be expected of a record and those of a list in which its person stands. */
  readonly priorAsIfThere: (record: number, list: number) => Prior
  /**
   * What the very values of a field add to the strangers' logarithm: a value that many have is worth less, one that few have
   * more, so where two records have the same value strangers are reckoned with that value's own share. Nothing where they
   * agree at a level at which no value is told.
   */
  readonly rarityOf: (field: number, level: number, one: number, other: number) => number
  /** The same log-odds for a record and one of another list that says just the same. */
  readonly oddsOfTwin: (record: number, list: number) => number
}

export function createScorer(pool: Pool, comparison: Comparison, model: Model, pairs: Pairs): Scorer {
  const likelihoodOf = likelihoods(comparison, model)
  const places = pool.lists.length
  const kindOfLists = (a: number, b: number) => Math.min(a, b) * places + Math.max(a, b)
  const kindOf = (one: number, other: number) => kindOfLists(pool.list[one] ?? 0, pool.list[other] ?? 0)
  const priors = priorsOf(pool, likelihoodOf, pairs, kindOf)
  const priorOf = (one: number, other: number) => priors[kindOf(one, other)] as LoggedPrior
  const priorAsIfThere = (record: number, list: number) => {
    const learned = priors[kindOfLists(pool.list[record] ?? 0, list)] as Prior
    return asIfThere(learned, pool.lists[list]?.ids.length ?? 0)
  }
  const oddsUnder = (prior: LoggedPrior, pattern: number, logShare: number) => {
    const likelihood = likelihoodOf(pattern)
    const kin = likelihood.kin + prior.logs.kin
    const strangers = likelihood.strangers + prior.logs.neither + logShare - likelihood.shared
    const most = Math.max(kin, strangers)
    return (
      likelihood.same + prior.logs.same - most - Math.log(Math.exp(kin - most) + Math.exp(strangers - most))
    )
  }
  const oddsIn = (prior: LoggedPrior, { pattern, logShare }: Agreement) => oddsUnder(prior, pattern, logShare)
  return {
    oddsOf: (one, other) => oddsIn(priorOf(one, other), comparison.compare(one, other)),
    oddsOfAll: ({ one, other, pattern, logShare }) => {
      const odds = new Float64Array(pattern.length)
      for (let at = 0; at < odds.length; at += 1)
        odds[at] = oddsUnder(priorOf(one[at] ?? 0, other[at] ?? 0), pattern[at] ?? 0, logShare[at] ?? 0)
      return odds
    },
    priorOf,
    priorAsIfThere,
    rarityOf: (at, level, one, other) =>
      comparison.isShared(at, level)
        ? comparison.logShareOf(at, level, one, other) - Math.log(model.fields[at]?.strangers[level] ?? 1)
        : 0,
    oddsOfTwin: (record, list) =>
      oddsIn(logged(priorAsIfThere(record, list)), comparison.compare(record, record)),
  }
}

type LoggedPrior = Prior & {
  readonly logs: { readonly same: number; readonly kin: number; readonly neither: number }
}

function logged(prior: Prior): LoggedPrior {
  const neither = Math.log(Math.max(1e-12, 1 - prior.same - prior.kin))
  return { ...prior, logs: { same: Math.log(prior.same), kin: Math.log(prior.kin), neither } }
}

/** What is to be expected of somebody who stands in a list, with a household: of few rows nothing can be learned. */
function asIfThere({ same, kin }: Prior, rows: number): Prior {
  return { same: Math.max(same, 1 / Math.max(2, rows)), kin: Math.max(kin, 2 / Math.max(5, rows)) }
}

/** `shared`: the part of the strangers' in which a value is shared; what that very value makes of it takes its place. */
type KnownLikelihood = Likelihood & { readonly shared: number }

/** The likelihoods of patterns, each reckoned once. */
function likelihoods(comparison: Comparison, model: Model): (pattern: number) => KnownLikelihood {
  const known: KnownLikelihood[] = []
  const width = comparison.fields.length
  return (pattern) => {
    const found = known[pattern]
    if (found !== undefined) return found
    const levels = comparison.levels()
    const sums = { same: 0, kin: model.knowsKin ? 0 : Number.NEGATIVE_INFINITY, strangers: 0, shared: 0 }
    for (let at = 0; at < width; at += 1) {
      const level = levels[pattern * width + at] ?? 0
      const shares = model.fields[at]
      if (level === 0 || shares === undefined) continue
      const strangers = Math.log(shares.strangers[level] ?? 1)
      sums.same += Math.log(shares.same[level] ?? 1)
      sums.kin += Math.log(shares.kin[level] ?? 1)
      sums.strangers += strangers
      if (comparison.isShared(at, level)) sums.shared += strangers
    }
    known[pattern] = sums
    return sums
  }
}

/** For each two lists, and each list by itself, how many pairs are one person or live together. */
function priorsOf(
  { lists }: Pool,
  likelihoodOf: (pattern: number) => Likelihood,
  pairs: Pairs,
  kindOf: (one: number, other: number) => number,
): LoggedPrior[] {
  const counts = Array.from({ length: lists.length ** 2 }, createPatternCounts)
  for (let at = 0; at < pairs.pattern.length; at += 1)
    counts[kindOf(pairs.one[at] ?? 0, pairs.other[at] ?? 0)]?.add(pairs.pattern[at] ?? 0)
  return counts.map((ofKind, kind) => {
    const a = Math.floor(kind / lists.length)
    const b = kind % lists.length
    const rows = lists[a]?.ids.length ?? 0
    const others = lists[b]?.ids.length ?? 0
    return logged(
      learnPrior(likelihoodOf, ofKind.finish(), a === b ? (rows * (rows - 1)) / 2 : rows * others),
    )
  })
}
