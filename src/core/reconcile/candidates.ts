import { eachPair, type Joins, joinsOf, type Wanted } from "./blocking.ts"
import { blockingRules } from "./blocking-rules.ts"
import { type Comparison, createComparison } from "./comparison.ts"
import type { Evidence } from "./evidence.ts"
import type { Session } from "./learn.ts"
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
  const joins = joinsOf(pool, blockingRules(fields, person, pool.size), wanted)
  return comparePairs(pool, createComparison(fields), joins, onProgress)
}

function comparePairs(
  pool: Pool,
  comparison: Comparison,
  joins: Joins,
  onProgress: (done: number) => void,
): Candidates {
  const room = joins.others.length
  const pairs = { one: new Int32Array(room), other: new Int32Array(room), pattern: new Int32Array(room) }
  let size = 0
  const sessions = joins.heldOut.map((heldOut) => ({ heldOut, counts: new Map<number, number>() }))
  eachPair(pool, joins, (left, right, joining, count) => {
    const met = comparison.patternOf(left, right)
    pairs.one[size] = left
    pairs.other[size] = right
    pairs.pattern[size] = met
    size += 1
    if (size % TOLD_EVERY === 0) onProgress(size / room)
    for (let at = 0; at < count; at += 1) {
      const counts = sessions[joining[at] ?? 0]?.counts
      counts?.set(met, (counts.get(met) ?? 0) + 1)
    }
  })
  return {
    comparison,
    pairs: {
      one: pairs.one.subarray(0, size),
      other: pairs.other.subarray(0, size),
      pattern: pairs.pattern.subarray(0, size),
    },
    sessions,
  }
}
