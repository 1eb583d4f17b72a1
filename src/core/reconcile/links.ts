import type { Pairs } from "./comparison.ts"

/** Pairs of records that came into question, the smaller first, with the log-odds that they are one person. */
export type Links = { readonly one: Int32Array; readonly other: Int32Array; readonly odds: Float64Array }

/** The pairs whose log-odds, in the pairs' own order, are above `least`. */
export function linksAbove({ one, other }: Pairs, odds: Float64Array, least: number): Links {
  return kept({ one, other, odds }, (at) => (odds[at] ?? 0) > least)
}

/** The links for which `test` holds. */
export function linksWhere(links: Links, test: (one: number, other: number) => boolean): Links {
  return kept(links, (at) => test(links.one[at] ?? 0, links.other[at] ?? 0))
}

function kept({ one, other, odds }: Links, isKept: (at: number) => boolean): Links {
  const places = new Int32Array(odds.length)
  let size = 0
  for (let at = 0; at < odds.length; at += 1) {
    if (!isKept(at)) continue
    places[size] = at
    size += 1
  }
  if (size === odds.length) return { one, other, odds }
  const links = { one: new Int32Array(size), other: new Int32Array(size), odds: new Float64Array(size) }
  for (let to = 0; to < size; to += 1) {
    const at = places[to] ?? 0
    links.one[to] = one[at] ?? 0
    links.other[to] = other[at] ?? 0
    links.odds[to] = odds[at] ?? 0
  }
  return links
}
