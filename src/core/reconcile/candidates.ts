import type { Wanted } from "./blocking.ts"
import { blockingRules } from "./blocking-rules.ts"
import { type Comparison, createComparison } from "./comparison.ts"
import type { Evidence } from "./evidence.ts"
import { growingWhole } from "./growing.ts"
import { type JoinedPairs, joinedPairs } from "./joined-pairs.ts"
import type { Session } from "./learn.ts"
import { createPatternCounts } from "./patterns.ts"
import type { Pool } from "./pool.ts"

/** The pairs that were held against each other: records of the pool, the smaller first, and the pattern they agree in. */
export type Pairs = { readonly one: Int32Array; readonly other: Int32Array; readonly pattern: Int32Array }

/** The pairs that the rules join, and what each rule's session will learn from. */
export type Candidates = {
  readonly comparison: Comparison
  readonly pairs: Pairs
  readonly sessions: readonly Session[]
}

/** So many pairs are compared between two words on how far it is. */
const TOLD_EVERY = 50_000

/** `onProgress`: told how much is compared, from 0 to 1. */
export function findCandidates(
  pool: Pool,
  { fields, person }: Evidence,
  wanted: Wanted,
  onProgress: (done: number) => void,
): Candidates {
  // the rules are let go before records are compared: what either needs fills the memory by itself
  const joined = joinedPairs(pool, blockingRules(fields, person, pool.size), wanted)
  return comparePairs(createComparison(fields), joined, onProgress)
}

function comparePairs(
  comparison: Comparison,
  joined: JoinedPairs,
  onProgress: (done: number) => void,
): Candidates {
  const pairs = { one: growingWhole(), other: growingWhole(), pattern: growingWhole() }
  let size = 0
  const counts = joined.heldOut.map(createPatternCounts)
  joined.each((left, right, joining, count) => {
    const met = comparison.patternOf(left, right)
    pairs.one.push(left)
    pairs.other.push(right)
    pairs.pattern.push(met)
    size += 1
    if (size % TOLD_EVERY === 0) onProgress(left / joined.end)
    for (let at = 0; at < count; at += 1) counts[joining[at] ?? 0]?.add(met)
  })
  return {
    comparison,
    pairs: { one: pairs.one.finish(), other: pairs.other.finish(), pattern: pairs.pattern.finish() },
    sessions: joined.heldOut.map((heldOut, at) => ({ heldOut, counts: counts[at]?.finish() ?? new Map() })),
  }
}
