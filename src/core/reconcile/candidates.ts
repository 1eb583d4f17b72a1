import { type CutRule, eachPair, isJoined } from "./blocking.ts"
import type { Comparison } from "./comparison.ts"
import { growing } from "./growing.ts"
import type { Session } from "./learn.ts"
import type { Pool } from "./pool.ts"

/** The pairs that were held against each other: records of the pool, the smaller first, and the pattern they agree in. */
export type Pairs = { readonly one: Int32Array; readonly other: Int32Array; readonly pattern: Int32Array }

/** The pairs that the rules join, and what each rule's session will learn from. */
export type Candidates = { readonly pairs: Pairs; readonly sessions: readonly Session[] }

/** Whether records of two lists, or of one, are held against each other. */
export type Wanted = (list: number, other: number) => boolean

export function findCandidates(
  pool: Pool,
  comparison: Comparison,
  rules: readonly CutRule[],
  wanted: Wanted,
): Candidates {
  const [one, other, pattern] = [growing(), growing(), growing()]
  const counts = rules.map(() => new Map<number, number>())
  eachPair(pool, rules, wanted, (left, right, first) => {
    const met = comparison.patternOf(left, right)
    one.push(left)
    other.push(right)
    pattern.push(met)
    for (let at = first; at < rules.length; at += 1) {
      const ofRule = counts[at]
      if (ofRule !== undefined && (at === first || isJoined(rules[at] as CutRule, left, right))) {
        ofRule.set(met, (ofRule.get(met) ?? 0) + 1)
      }
    }
  })
  return {
    pairs: { one: one.finish(), other: other.finish(), pattern: pattern.finish() },
    sessions: rules.map(({ heldOut }, at) => ({ heldOut, counts: counts[at] ?? new Map() })),
  }
}
