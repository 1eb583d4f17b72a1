import type { Wanted } from "./blocking.ts"
import { blockingRules } from "./blocking-rules.ts"
import { BATCH, type Comparison, createComparison, type Pairs, roomForPairs } from "./comparison.ts"
import type { Evidence } from "./evidence.ts"
import { growing, growingWhole } from "./growing.ts"
import { type JoinedPairs, joinedPairs } from "./joined-pairs.ts"
import type { Session } from "./learn.ts"
import { createPatternCounts } from "./patterns.ts"
import type { Pool } from "./pool.ts"

/** The pairs that the rules join, and what each rule's session will learn from. */
export type Candidates = {
  readonly comparison: Comparison
  readonly pairs: Pairs
  readonly sessions: readonly Session[]
}

/** So many pairs are compared between two words on how far it is. */
const TOLD_EVERY = 50 * BATCH

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
  const pairs = {
    ...{ one: growingWhole(), other: growingWhole(), pattern: growingWhole() },
    logShare: growing(),
  }
  const batch = roomForPairs(BATCH)
  // the rules that join the pairs of the batch, those of pair `at` up to `ruleEnds[at]`
  const rules = new Uint16Array(BATCH * joined.heldOut.length)
  const ruleEnds = new Int32Array(BATCH)
  const counts = joined.heldOut.map(createPatternCounts)
  let size = 0
  let ruleCount = 0
  let compared = 0
  const compareBatch = () => {
    comparison.compareAll(batch, size)
    let rule = 0
    for (let at = 0; at < size; at += 1) {
      const pattern = batch.pattern[at] ?? 0
      pairs.one.push(batch.one[at] ?? 0)
      pairs.other.push(batch.other[at] ?? 0)
      pairs.pattern.push(pattern)
      pairs.logShare.push(batch.logShare[at] ?? 0)
      for (; rule < (ruleEnds[at] ?? 0); rule += 1) counts[rules[rule] ?? 0]?.add(pattern)
    }
    compared += size
    size = 0
    ruleCount = 0
  }
  joined.each((one, other, joining, count) => {
    batch.one[size] = one
    batch.other[size] = other
    for (let at = 0; at < count; at += 1) rules[ruleCount + at] = joining[at] ?? 0
    ruleCount += count
    ruleEnds[size] = ruleCount
    size += 1
    if (size < BATCH) return
    compareBatch()
    if (compared % TOLD_EVERY === 0) onProgress(one / joined.end)
  })
  compareBatch()
  return {
    comparison,
    pairs: {
      ...{ one: pairs.one.finish(), other: pairs.other.finish(), pattern: pairs.pattern.finish() },
      logShare: pairs.logShare.finish(),
    },
    sessions: joined.heldOut.map((heldOut, at) => ({ heldOut, counts: counts[at]?.finish() ?? new Map() })),
  }
}
