import type { Pairs } from "./candidates.ts"

/** Pairs of records that came into question, the smaller first, with the log-odds that they are one person. */
export type Links = { readonly one: Int32Array; readonly other: Int32Array; readonly odds: Float64Array }

/** The pairs whose log-odds are above `least`. */
export function linksAbove(
  { one, other, pattern }: Pairs,
  least: number,
  oddsOf: (one: number, other: number, pattern: number) => number,
): Links {
  const odds = new Float64Array(pattern.length)
  let kept = 0
  for (let at = 0; at < pattern.length; at += 1) {
    odds[at] = oddsOf(one[at] ?? 0, other[at] ?? 0, pattern[at] ?? 0)
    if ((odds[at] ?? 0) > least) kept += 1
  }
  const links = { one: new Int32Array(kept), other: new Int32Array(kept), odds: new Float64Array(kept) }
  let next = 0
  for (let at = 0; at < pattern.length; at += 1) {
    const found = odds[at] ?? 0
    if (found <= least) continue
    links.one[next] = one[at] ?? 0
    links.other[next] = other[at] ?? 0
    links.odds[next] = found
    next += 1
  }
  return links
}

/** The links for which `test` holds. */
export function linksWhere(
  { one, other, odds }: Links,
  test: (one: number, other: number) => boolean,
): Links {
  const isKept = one.map((record, at) => (test(record, other[at] ?? 0) ? 1 : 0))
  return {
    one: one.filter((_, at) => isKept[at] === 1),
    other: other.filter((_, at) => isKept[at] === 1),
    odds: odds.filter((_, at) => isKept[at] === 1),
  }
}
