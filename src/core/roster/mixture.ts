import {
  addHeads,
  chooseMoving,
  dot,
  type Flat,
  layFlat,
  levelOf,
  pricedAt,
  squareOf,
} from "./flat-mixture.ts"
import type { Part, Piece, Prices } from "./pieces.ts"
import type { Row } from "./problem.ts"

/**
 * A linear program without a solver: every group has pieces of which it takes a mixture, terms that pieces fill have prices.
 * Shares and prices go towards each other in small steps (Chambolle and Pock's primal-dual method, with the restarts and
 * step lengths of PDLP), and begin where they were last. It is as good as a solver to price by and to dive by, and does not
 * slow down on months of hundreds of people.
 */
export type Mixture<P extends Piece = Piece> = {
  /** Adds a piece that is not there yet, or a share to one that is; false: it was there. `make`: a piece with that key. */
  readonly add: (group: number, key: string, make: () => P, share?: number) => boolean
  /** Leaves out the pieces of a group that are not kept; their shares go to the others. */
  readonly keep: (group: number, isKept: (part: Part<P>) => boolean) => void
  readonly partsOf: (group: number) => readonly Part<P>[]
  /**
   * Shares and prices for the pieces known, where prices stay near to `center`: to go away by d costs d² / (2 × reach).
   * `enough`: how much more than the prices promise the shares may cost.
   */
  readonly solve: (center: Prices, reach: number, enough?: number) => Mixed
  readonly prices: () => Prices
  /** Another with the same pieces and shares. */
  readonly copy: () => Mixture<P>
}

export type Mixed = {
  /** What the shares cost, with all that is missing. */
  readonly cost: number
  /** What the prices promise, as far as the pieces known tell; never below what they prove. */
  readonly promised: number
}

/** What pieces fill: by term what is wanted, and what a unit missing and a unit too much costs. */
export type MixtureTerms = {
  readonly need: Float64Array
  readonly under: Float64Array
  readonly over: Float64Array
  /** From this term on prices are not held at the center. */
  readonly free: number
  /** How many terms are in use: those that come first. */
  readonly used: () => number
}

/** Steps of one solution at most; the next one begins where they have come to. */
const MOST_STEPS = 300
/** Steps after which it is looked how near shares and prices are. */
const CHECKED = 20
/** They are near enough when what the shares cost is by this share above what the prices promise. */
const NEAR = 0.002
/** Both begin anew from where they were on average when they have come so much nearer. */
const NEARER = 0.4
const SMALLEST_SHARE = 1e-6
const UNPRICED = Number.POSITIVE_INFINITY
const FIRST_LENGTH = 0.05
const LONGEST = 10
const WEIGHTS = { least: 1e-2, most: 1e4 }

/** The length of steps, and how much longer those of prices are than those of shares. */
type Stride = { readonly length: number; readonly weight: number; readonly steps: number }

export function createMixture<P extends Piece>(
  groups: number,
  terms: MixtureTerms,
  from: readonly (readonly Part<P>[])[] = [],
  stride: Stride = { length: FIRST_LENGTH, weight: 1, steps: 0 },
): Mixture<P> {
  const { need, under, over, free } = terms
  const parts = Array.from({ length: groups }, (_, group) => (from[group] ?? []).map((part) => ({ ...part })))
  const known = parts.map(byKey)
  const prices = new Float64Array(need.length)
  const heads = new Float64Array(need.length)
  const headsThen = new Float64Array(need.length)
  const sums = { prices: new Float64Array(need.length), heads: new Float64Array(need.length), weight: 0 }
  const average = { prices: new Float64Array(need.length), heads: new Float64Array(need.length) }
  const begun = new Float64Array(need.length)
  let wanted = new Float64Array(64)
  let { length, weight, steps } = stride

  const add = (group: number, key: string, make: () => P, more = 0): boolean => {
    const same = known[group]?.get(key)
    if (same !== undefined) {
      same.share += more
      return false
    }
    const own = parts[group] as Part<P>[]
    const share = own.length === 0 ? 1 : more
    const part = { ...make(), key, share, priced: UNPRICED, idle: 0 }
    known[group]?.set(key, part)
    own.push(part)
    return true
  }

  const keep = (group: number, isKept: (part: Part<P>) => boolean): void => {
    const own = parts[group] as Part<P>[]
    const kept = own.filter(isKept)
    if (kept.length < own.length) known[group] = byKey(kept)
    const sum = kept.reduce((all, { share }) => all + share, 0)
    for (const part of kept) part.share = sum > 1e-9 ? part.share / sum : 1 / kept.length
    parts[group] = kept
  }

  /** What pieces cost at some prices, and what those promise. */
  const pricePieces = (flat: Flat, count: number, at: Prices): number => {
    let promised = 0
    for (let term = 0; term < count; term++) promised += (need[term] as number) * (at[term] as number)
    for (let group = 0; group < groups; group++) {
      let least = Number.POSITIVE_INFINITY
      const end = flat.groups[group + 1] as number
      for (let piece = flat.groups[group] as number; piece < end; piece++) {
        const priced = pricedAt(flat, piece, at)
        flat.priced[piece] = priced
        if (priced < least) least = priced
      }
      promised += least
    }
    return promised
  }

  /** What shares cost; `pull`: how hard prices are held at the center, which makes a missing head cheaper. */
  const costOf = (shares: number, of: Float64Array, count: number, center: Prices, pull: number): number => {
    let cost = shares
    for (let term = 0; term < count; term++) {
      const missing = (need[term] as number) - (of[term] as number)
      const [most, least] = [under[term] as number, -(over[term] as number)]
      const near = center[term] as number
      if (pull === 0 || term >= free) {
        cost += missing * (missing > 0 ? most : least)
        continue
      }
      const price = within(near + missing / pull, least, most)
      cost += price * missing - (pull / 2) * (price - near) ** 2
    }
    return cost
  }

  const heldAt = (at: Prices, count: number, center: Prices, pull: number): number => {
    let sum = 0
    for (let term = 0; term < Math.min(free, count); term++)
      sum += ((at[term] as number) - (center[term] as number)) ** 2
    return (pull / 2) * sum
  }

  /** Moves all shares towards what is cheap, and back to a sum of 1 in each group; returns how far. */
  const stepShares = (flat: Flat): number => {
    const { shares, priced, moving, movingOf, sums: shareSums } = flat
    const pace = length / weight
    let moved = 0
    headsThen.fill(0)
    for (let group = 0; group < groups; group++) {
      const first = movingOf[group] as number
      const own = (movingOf[group + 1] as number) - first
      if (wanted.length < own) wanted = new Float64Array(2 * own)
      for (let at = 0; at < own; at++) {
        const piece = moving[first + at] as number
        wanted[at] = (shares[piece] as number) - pace * (priced[piece] as number)
      }
      const level = levelOf(wanted, own)
      for (let at = 0; at < own; at++) {
        const piece = moving[first + at] as number
        const share = Math.max(0, (wanted[at] as number) - level)
        const before = shares[piece] as number
        if (share === 0 && before === 0) continue
        moved += (share - before) ** 2
        shares[piece] = share
        shareSums[piece] = (shareSums[piece] as number) + length * share
        if (share > 0) addHeads(flat, piece, share, headsThen)
      }
    }
    return moved
  }

  /** Moves prices towards what is missing; lengths of steps follow from how far both have gone. */
  const stepPrices = (count: number, center: Prices, pull: number, sharesMoved: number): void => {
    const pace = length * weight
    let moved = 0
    let crossed = 0
    for (let term = 0; term < count; term++) {
      const then = headsThen[term] as number
      const before = heads[term] as number
      const price = prices[term] as number
      const ahead = price + pace * ((need[term] as number) - 2 * then + before)
      const held = term < free ? (ahead + pace * pull * (center[term] as number)) / (1 + pace * pull) : ahead
      const now = within(held, -(over[term] as number), under[term] as number)
      moved += (now - price) ** 2
      crossed += (now - price) * (then - before)
      prices[term] = now
      heads[term] = then
      sums.prices[term] = (sums.prices[term] as number) + length * now
      sums.heads[term] = (sums.heads[term] as number) + length * then
    }
    sums.weight += length
    steps++
    const most = (weight * sharesMoved + moved / weight) / (2 * Math.max(1e-14, Math.abs(crossed)))
    length = Math.min((1 - (steps + 1) ** -0.3) * most, (1 + (steps + 1) ** -0.6) * length, LONGEST)
  }

  const begin = (flat: Flat): void => {
    sums.prices.fill(0)
    sums.heads.fill(0)
    sums.weight = 0
    begun.set(prices)
    flat.sums.fill(0)
    flat.begun.set(flat.shares)
  }

  const takeAverage = ({ shares, sums: shareSums }: Flat): void => {
    prices.set(average.prices)
    heads.set(average.heads)
    for (let piece = 0; piece < shares.length; piece++)
      shares[piece] = (shareSums[piece] as number) / sums.weight
  }

  /** What has to go further since the last restart takes longer steps from now on. */
  const weigh = (flat: Flat, count: number): void => {
    const shared = squareOf(flat.shares, flat.begun, flat.shares.length)
    const priced = squareOf(prices, begun, count)
    if (shared < 1e-12 || priced < 1e-12) return
    weight = within(Math.sqrt(Math.sqrt(priced / shared) * weight), WEIGHTS.least, WEIGHTS.most)
  }

  const solve = (center: Prices, reach: number, enough = 0): Mixed => {
    const pull = 1 / reach
    const count = terms.used()
    const flat = layFlat(parts)
    let last = Number.POSITIVE_INFINITY
    heads.fill(0)
    for (let piece = 0; piece < flat.shares.length; piece++)
      if ((flat.shares[piece] as number) > 0) addHeads(flat, piece, flat.shares[piece] as number, heads)
    pricePieces(flat, count, prices)
    chooseMoving(flat, groups)
    begin(flat)
    for (let step = 1; step <= MOST_STEPS; step++) {
      stepPrices(count, center, pull, stepShares(flat))
      if (step % CHECKED !== 0) {
        const moves = flat.movingOf[groups] as number
        for (let at = 0; at < moves; at++) {
          const piece = flat.moving[at] as number
          flat.priced[piece] = pricedAt(flat, piece, prices)
        }
        continue
      }
      for (let term = 0; term < count; term++) {
        average.prices[term] = (sums.prices[term] as number) / sums.weight
        average.heads[term] = (sums.heads[term] as number) / sums.weight
      }
      const averageShares = dot(flat.costs, flat.sums) / sums.weight
      const averageCost = costOf(averageShares, average.heads, count, center, pull)
      const averageGap =
        averageCost - pricePieces(flat, count, average.prices) + heldAt(average.prices, count, center, pull)
      const cost = costOf(dot(flat.costs, flat.shares), heads, count, center, pull)
      const ownGap = cost - pricePieces(flat, count, prices) + heldAt(prices, count, center, pull)
      const gap = Math.min(averageGap, ownGap)
      const isNear = gap < Math.max(enough, NEAR * Math.abs(averageGap < ownGap ? averageCost : cost))
      if (isNear || gap < NEARER * last) {
        if (averageGap < ownGap) takeAverage(flat)
        weigh(flat, count)
        if (isNear) break
        begin(flat)
        last = gap
        pricePieces(flat, count, prices)
      }
      chooseMoving(flat, groups)
    }
    const promised = pricePieces(flat, count, prices)
    const cost = costOf(dot(flat.costs, flat.shares), heads, count, center, 0)
    for (const [piece, part] of parts.flat().entries()) {
      part.share = flat.shares[piece] as number
      part.priced = flat.priced[piece] as number
      part.idle = part.share > SMALLEST_SHARE ? 0 : part.idle + 1
    }
    return { promised, cost }
  }

  return {
    add,
    keep,
    partsOf: (group) => parts[group] as Part<P>[],
    solve,
    prices: () => prices,
    copy: () => {
      const other = createMixture(groups, terms, parts, { length, weight, steps })
      other.prices().set(prices)
      return other
    },
  }
}

/** The part of which most is taken. */
export function heaviestOf(parts: readonly Part[]): Row {
  return parts.reduce((most, part) => (part.share > most.share ? part : most)).row
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function byKey<P extends Piece>(parts: readonly Part<P>[]): Map<string, Part<P>> {
  return new Map(parts.map((part) => [part.key, part]))
}
