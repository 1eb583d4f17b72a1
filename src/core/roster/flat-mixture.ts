import type { Part, Prices } from "./pieces.ts"

/** Of the pieces without a share, so many of each group are looked at in every step. */
const MOVING = 6

/** The pieces of all groups one after the other, side by side in memory: steps go over them by the hundred. */
export type Flat = {
  /** Those of a group lie at groups[group] up to groups[group + 1]. */
  readonly groups: Int32Array
  readonly costs: Float64Array
  readonly shares: Float64Array
  readonly priced: Float64Array
  /** The terms of a piece lie at first[piece] up to first[piece + 1]. */
  readonly first: Int32Array
  readonly terms: Int32Array
  readonly counts: Float64Array
  /** Since the last restart: the sum of its shares by length of step, and its share then. */
  readonly sums: Float64Array
  readonly begun: Float64Array
  /** Those whose shares move until it is looked again: what nothing is taken of, and others are cheaper than, stays out. */
  readonly moving: Int32Array
  /** Those of a group lie at movingOf[group] up to movingOf[group + 1]. */
  readonly movingOf: Int32Array
}

export function layFlat(parts: readonly (readonly Part[])[]): Flat {
  const all = parts.flat()
  const count = all.length
  const groups = new Int32Array(parts.length + 1)
  for (const [group, own] of parts.entries()) groups[group + 1] = (groups[group] as number) + own.length
  const first = new Int32Array(count + 1)
  for (const [piece, part] of all.entries()) first[piece + 1] = (first[piece] as number) + part.terms.length
  const terms = new Int32Array(first[count] as number)
  const counts = new Float64Array(first[count] as number)
  for (const [piece, part] of all.entries()) {
    terms.set(part.terms, first[piece])
    counts.set(part.counts, first[piece])
  }
  return {
    groups,
    costs: Float64Array.from(all, ({ cost }) => cost),
    shares: Float64Array.from(all, ({ share }) => share),
    priced: new Float64Array(count),
    first,
    terms,
    counts,
    sums: new Float64Array(count),
    begun: new Float64Array(count),
    moving: new Int32Array(count),
    movingOf: new Int32Array(parts.length + 1),
  }
}

/** Leaves those to move that have a share, and the cheapest others. */
export function chooseMoving(flat: Flat, groups: number): void {
  const { shares, priced, moving, movingOf } = flat
  let moves = 0
  const others: number[] = []
  for (let group = 0; group < groups; group++) {
    movingOf[group] = moves
    others.length = 0
    const end = flat.groups[group + 1] as number
    for (let piece = flat.groups[group] as number; piece < end; piece++) {
      if ((shares[piece] as number) > 0) moving[moves++] = piece
      else others.push(piece)
    }
    if (others.length > MOVING)
      others.sort((one, other) => (priced[one] as number) - (priced[other] as number))
    for (let at = 0; at < others.length && at < MOVING; at++) moving[moves++] = others[at] as number
  }
  movingOf[groups] = moves
}

export function pricedAt({ costs, first, terms, counts }: Flat, piece: number, at: Prices): number {
  let priced = costs[piece] as number
  const end = first[piece + 1] as number
  for (let entry = first[piece] as number; entry < end; entry++)
    priced -= (counts[entry] as number) * (at[terms[entry] as number] as number)
  return priced
}

export function addHeads(
  { first, terms, counts }: Flat,
  piece: number,
  share: number,
  into: Float64Array,
): void {
  const end = first[piece + 1] as number
  for (let entry = first[piece] as number; entry < end; entry++) {
    const term = terms[entry] as number
    into[term] = (into[term] as number) + share * (counts[entry] as number)
  }
}

export function dot(one: Float64Array, other: Float64Array): number {
  let sum = 0
  for (let at = 0; at < one.length; at++) sum += (one[at] as number) * (other[at] as number)
  return sum
}

export function squareOf(one: Float64Array, other: Float64Array, count: number): number {
  let sum = 0
  for (let at = 0; at < count; at++) sum += ((one[at] as number) - (other[at] as number)) ** 2
  return sum
}

/** What has to be taken off so that what is left above 0 of the first `count` sums to 1 (Michelot). */
export function levelOf(wanted: Float64Array, count: number): number {
  let sum = 0
  for (let at = 0; at < count; at++) sum += wanted[at] as number
  let level = (sum - 1) / count
  for (let left = count; ; ) {
    let above = 0
    sum = 0
    for (let at = 0; at < count; at++) {
      const value = wanted[at] as number
      if (value <= level) continue
      above++
      sum += value
    }
    if (above === 0 || above >= left) return level
    left = above
    level = (sum - 1) / above
  }
}
