import type { Pairs } from "./candidates.ts"
import { BATCH, type Comparison } from "./comparison.ts"
import type { Model, Prior } from "./model.ts"
import { createPatternCounts } from "./patterns.ts"
import type { Pool } from "./pool.ts"
import { type Likelihood, learnPrior } from "./prior.ts"
import { ELSEWHERE } from "./text-levels.ts"

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
  const rarityOf = createRarity(comparison, model)
  const width = comparison.fields.length
  const rarity = (one: number, other: number, pattern: number) => {
    const levels = comparison.levels()
    let sum = 0
    for (let at = 0; at < width; at += 1) {
      const level = levels[pattern * width + at] ?? 0
      if (level === 1 || level === ELSEWHERE) sum += rarityOf(at, level, one, other)
    }
    return sum
  }
  const near = new Float32Array(BATCH)
  /** Looks at the shares of what some records say, all at once: one after the other would be mostly waiting for memory. */
  const bringSharesNear = (records: Int32Array, start: number) => {
    const count = Math.min(BATCH, records.length - start)
    comparison.fields.forEach(({ logShares }, field) => {
      for (let at = 0; at < count; at += 1)
        near[at] = logShares[comparison.valueAt(field, records[start + at] ?? 0)] ?? 0
    })
  }
  const oddsUnder = (prior: LoggedPrior, pattern: number, rarity: number) => {
    const likelihood = likelihoodOf(pattern)
    const kin = likelihood.kin + prior.logs.kin
    const strangers = likelihood.strangers + prior.logs.neither + rarity
    const most = Math.max(kin, strangers)
    return (
      likelihood.same + prior.logs.same - most - Math.log(Math.exp(kin - most) + Math.exp(strangers - most))
    )
  }
  return {
    oddsOf: (one, other) => {
      const pattern = comparison.patternOf(one, other)
      return oddsUnder(priorOf(one, other), pattern, rarity(one, other, pattern))
    },
    oddsOfAll: ({ one, other, pattern }) => {
      const odds = new Float64Array(pattern.length)
      for (let at = 0; at < odds.length; at += 1) {
        if (at % BATCH === 0) bringSharesNear(one, at)
        const left = one[at] ?? 0
        const right = other[at] ?? 0
        const met = pattern[at] ?? 0
        odds[at] = oddsUnder(priorOf(left, right), met, rarity(left, right, met))
      }
      return odds
    },
    priorOf,
    priorAsIfThere,
    rarityOf,
    oddsOfTwin: (record, list) => {
      const prior = logged(priorAsIfThere(record, list))
      const pattern = comparison.patternOf(record, record)
      return oddsUnder(prior, pattern, rarity(record, record, pattern))
    },
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

/** The likelihoods of patterns, each reckoned once. */
function likelihoods(comparison: Comparison, model: Model): (pattern: number) => Likelihood {
  const known: Likelihood[] = []
  const width = comparison.fields.length
  return (pattern) => {
    const found = known[pattern]
    if (found !== undefined) return found
    const levels = comparison.levels()
    const sums = { same: 0, kin: model.knowsKin ? 0 : Number.NEGATIVE_INFINITY, strangers: 0 }
    for (let at = 0; at < width; at += 1) {
      const level = levels[pattern * width + at] ?? 0
      const shares = model.fields[at]
      if (level === 0 || shares === undefined) continue
      sums.same += Math.log(shares.same[level] ?? 1)
      sums.kin += Math.log(shares.kin[level] ?? 1)
      sums.strangers += Math.log(shares.strangers[level] ?? 1)
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

function createRarity({ fields, valueAt }: Comparison, model: Model): Scorer["rarityOf"] {
  const logStrangers = model.fields.map(({ strangers }) => strangers.map((share) => Math.log(share)))
  return (at, level, one, other) => {
    const field = fields[at]
    if (field === undefined || field.kind === "sex") return 0
    const strangers = logStrangers[at]?.[level] ?? 0
    // either may stand in the other's words
    if (level === ELSEWHERE && field.elsewhere !== undefined)
      return Math.min(0, field.elsewhere.logShareOf(one, other) + Math.LN2) - strangers
    if (level !== 1) return 0
    const a = valueAt(at, one)
    const b = valueAt(at, other)
    const share = field.logShares[a] ?? 0
    return (a === b ? share : Math.max(share, field.logShares[b] ?? 0)) - strangers
  }
}
