import { createForest } from "./forest.ts"
import { createHeap } from "./heap.ts"
import type { Links } from "./links.ts"

type Link = { readonly one: number; readonly other: number; readonly odds: number }

/** Log-odds beyond this say no more: a single pair shall not outvote all others of two groups. */
const CLIP = 12

/** Two groups of no more pairs than this are asked about every pair that no link names. */
const FEW = 60

/** The log-odds of such a pair in larger groups: the two had nothing in common that was worth a look. */
const UNLINKED = -7

/** What is known between two groups: of how many pairs, the sum of their log-odds, the highest and the lowest. */
type Between = {
  readonly sum: number
  readonly most: number
  readonly least: number
  readonly pairs: number
}

/**
 * Groups of two and more records that are one person, by average link: the two groups whose pairs have the highest mean
 * log-odds become one, as long as that mean is above nought. Infinite odds are what a person said: such pairs come together
 * first, or never. The order of the links does not matter. `reach`, from -1 to 1: how much the closest pair counts beside
 * the mean, or, below nought, the one farthest off. A single record is known by the one that is closest to it; two groups
 * would become one by a record that says little and is near to both, as brothers are by their surname alone, so the closest
 * pair counts the less, the larger the smaller group is.
 */
export function clusterLinks(
  links: Links,
  oddsOf: (one: number, other: number) => number,
  reach = 0,
): readonly (readonly number[])[] {
  return reachable(links).flatMap((some) => clusterReachable(some, oddsOf, reach))
}

/** The links of records that are within reach of each other, apart from all others. */
function reachable({ one, other, odds }: Links): Link[][] {
  const forest = createForest(1 + other.reduce((most, record) => Math.max(most, record), 0))
  one.forEach((record, at) => {
    forest.join(record, other[at] ?? 0)
  })
  const groups = new Map<number, Link[]>()
  one.forEach((record, at) => {
    const root = forest.rootOf(record)
    const link = { one: record, other: other[at] ?? 0, odds: odds[at] ?? 0 }
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [link])
    else group.push(link)
  })
  return [...groups.values()]
}

function clusterReachable(
  links: readonly Link[],
  oddsOf: (one: number, other: number) => number,
  reach: number,
): readonly (readonly number[])[] {
  const members = new Map<number, number[]>()
  const around = new Map<number, Map<number, Between>>()
  const join = (one: number, other: number, between: Between) => {
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const) {
      const known = around.get(from) ?? new Map<number, Between>()
      known.set(to, between)
      around.set(from, known)
    }
  }
  const heap = createHeap<Candidate>(comesFirst)
  const offer = (one: number, other: number) => {
    const [low, high] = one < other ? [one, other] : [other, one]
    const some = members.get(low)?.length ?? 1
    const others = members.get(high)?.length ?? 1
    const size = some * others
    const between = known(low, high, size)
    if (between === undefined) return
    const average = (between.sum + (size - between.pairs) * UNLINKED) / size
    const extreme = reach > 0 ? between.most : between.least
    const part = reach > 0 ? reach / Math.min(some, others) : -reach
    const mean = part === 0 ? average : part * extreme + (1 - part) * average
    if (mean > 0) heap.push({ one: low, other: high, mean, size })
  }
  const known = (one: number, other: number, size: number) => {
    const between = around.get(one)?.get(other)
    if (between === undefined || between.pairs === size || size > FEW) return between
    const asked = askAll(members.get(one) ?? [], members.get(other) ?? [], oddsOf)
    join(one, other, asked)
    return asked
  }
  for (const { one, other, odds } of links) {
    if (!members.has(one)) members.set(one, [one])
    if (!members.has(other)) members.set(other, [other])
    join(one, other, { sum: clipped(odds), most: clipped(odds), least: clipped(odds), pairs: 1 })
  }
  for (const { one, other } of links) offer(one, other)
  for (let next = heap.pop(); next !== undefined; next = heap.pop()) {
    const into = members.get(next.one)
    const from = members.get(next.other)
    if (into === undefined || from === undefined || into.length * from.length !== next.size) continue
    merge(next.one, next.other)
  }
  return [...members.values()].filter((group) => group.length > 1).map((group) => group.sort((a, b) => a - b))

  function merge(into: number, from: number): void {
    members.get(into)?.push(...(members.get(from) ?? []))
    members.delete(from)
    const ofInto = around.get(into)
    ofInto?.delete(from)
    for (const [group, between] of around.get(from) ?? []) {
      around.get(group)?.delete(from)
      if (group === into) continue
      const held = ofInto?.get(group)
      join(into, group, {
        sum: between.sum + (held?.sum ?? 0),
        most: Math.max(between.most, held?.most ?? between.most),
        least: Math.min(between.least, held?.least ?? between.least),
        pairs: between.pairs + (held?.pairs ?? 0),
      })
    }
    around.delete(from)
    for (const group of around.get(into)?.keys() ?? []) offer(into, group)
  }
}

type Candidate = {
  readonly one: number
  readonly other: number
  readonly mean: number
  readonly size: number
}

function comesFirst(one: Candidate, other: Candidate): boolean {
  if (one.mean !== other.mean) return one.mean > other.mean
  return one.one !== other.one ? one.one < other.one : one.other < other.other
}

function askAll(
  some: readonly number[],
  others: readonly number[],
  oddsOf: (one: number, other: number) => number,
): Between {
  let sum = 0
  let most = Number.NEGATIVE_INFINITY
  let least = Number.POSITIVE_INFINITY
  for (const one of some) {
    for (const other of others) {
      const odds = clipped(oddsOf(Math.min(one, other), Math.max(one, other)))
      sum += odds
      most = Math.max(most, odds)
      least = Math.min(least, odds)
    }
  }
  return { sum, most, least, pairs: some.length * others.length }
}

function clipped(odds: number): number {
  return Number.isFinite(odds) ? Math.max(-CLIP, Math.min(CLIP, odds)) : odds
}
