import { eachTerm } from "./cover.ts"
import { type Ground, rowCost } from "./ground.ts"
import { keyOf } from "./master.ts"
import { OFF, type Roster, type Row } from "./problem.ts"

/**
 * The linear program of whole rows without a solver: everybody's row is a mixture of those that are known, demands have
 * prices. Shares and prices go towards each other in small steps (Chambolle and Pock's primal-dual method, with the restarts
 * and step lengths of PDLP), and begin where they were last. It is as good as a solver to price by and to dive by, and does
 * not slow down on months of hundreds of people.
 */
export type Mixture = {
  /** Adds a row that is not there yet, or a share to one that is; false: it was there. */
  readonly add: (person: number, row: Row, share?: number) => boolean
  /** Leaves out the rows of a person that are not kept; their shares go to the others. */
  readonly keep: (person: number, isKept: (part: Part) => boolean) => void
  readonly partsOf: (person: number) => readonly Part[]
  /**
   * Shares and prices for the rows known, where prices stay near to `center`: to go away by d costs d² / (2 × reach).
   */
  readonly solve: (center: Prices, reach: number) => Mixed
  readonly prices: () => Prices
  /** Another with the same rows and shares. */
  readonly copy: () => Mixture
}

/** By demand's term, what a head more there is worth. */
export type Prices = Float64Array

export type Mixed = {
  /** What the shares cost, with all that is missing. */
  readonly cost: number
  /** What the prices promise, as far as the rows known tell; never below what they prove. */
  readonly promised: number
}

/** One row of a person, and how much of it the mixture takes. */
export type Part = {
  readonly row: Row
  readonly cost: number
  readonly terms: Int32Array
  readonly counts: Float64Array
  share: number
  /** What it costs at the prices of the last solution; Infinity until there is one. */
  priced: number
  /** Solutions in a row that took nothing of it. */
  idle: number
  /** Since the last restart: the sum of its shares by length of step, and its share then. */
  sum: number
  begun: number
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
/** Of the rows without a share, so many of each person are looked at in every step. */
const MOVING = 16
const UNPRICED = Number.POSITIVE_INFINITY
const FIRST_LENGTH = 0.05
const LONGEST = 10
const WEIGHTS = { least: 1e-2, most: 1e4 }

/** The length of steps, and how much longer those of prices are than those of shares. */
type Stride = { readonly length: number; readonly weight: number; readonly steps: number }

export function createMixture(
  ground: Ground,
  from: readonly (readonly Part[])[] = [],
  stride: Stride = { length: FIRST_LENGTH, weight: 1, steps: 0 },
): Mixture {
  const { problem, terms, wishBase } = ground
  const { need, under, over } = terms
  const count = need.length
  const parts = problem.people.map((_, person) => (from[person] ?? []).map((part) => ({ ...part })))
  /** Those whose shares move until it is looked again: what nothing is taken of, and others are cheaper than, stays out. */
  let moving: readonly (readonly Part[])[] = parts
  const known = parts.map(byKey)
  const prices = new Float64Array(count)
  const heads = new Float64Array(count)
  const headsThen = new Float64Array(count)
  const sums = { prices: new Float64Array(count), heads: new Float64Array(count), weight: 0 }
  const average = { prices: new Float64Array(count), heads: new Float64Array(count) }
  const begun = new Float64Array(count)
  let wanted = new Float64Array(64)
  let { length, weight, steps } = stride

  const add = (person: number, row: Row, more = 0): boolean => {
    const key = keyOf(row)
    const same = known[person]?.get(key)
    if (same !== undefined) {
      same.share += more
      return false
    }
    const own = parts[person] as Part[]
    const share = own.length === 0 ? 1 : more
    const cost = rowCost(ground, person, row)
    const entries = entriesOf(ground, person, row)
    const part = { row: row.slice(), cost, ...entries, share, priced: UNPRICED, idle: 0, sum: 0, begun: 0 }
    known[person]?.set(key, part)
    own.push(part)
    return true
  }

  const keep = (person: number, isKept: (part: Part) => boolean): void => {
    const own = parts[person] as Part[]
    const kept = own.filter(isKept)
    if (kept.length < own.length) known[person] = byKey(kept)
    const sum = kept.reduce((all, { share }) => all + share, 0)
    for (const part of kept) part.share = sum > 1e-9 ? part.share / sum : 1 / kept.length
    parts[person] = kept
  }

  /** What some rows of everybody cost at some prices, and what those promise. */
  const priceParts = (at: Prices, of: readonly (readonly Part[])[] = parts): number => {
    let promised = 0
    for (let term = 0; term < count; term++) promised += (need[term] as number) * (at[term] as number)
    for (const own of of) {
      let least = Number.POSITIVE_INFINITY
      for (const part of own) {
        let priced = part.cost
        const { terms, counts } = part
        for (let entry = 0; entry < terms.length; entry++)
          priced -= (counts[entry] as number) * (at[terms[entry] as number] as number)
        part.priced = priced
        if (priced < least) least = priced
      }
      promised += least
    }
    return promised
  }

  /** Leaves those to move that have a share, and the cheapest others. */
  const chooseMoving = (): void => {
    moving = parts.map((own) => {
      const others = own.filter(({ share }) => share === 0)
      if (others.length <= MOVING) return own
      const cheapest = others.toSorted((one, other) => one.priced - other.priced).slice(0, MOVING)
      return [...own.filter(({ share }) => share > 0), ...cheapest]
    })
  }

  const addHeads = (part: Part, share: number, into: Float64Array): void => {
    const { terms, counts } = part
    for (let entry = 0; entry < terms.length; entry++) {
      const term = terms[entry] as number
      into[term] = (into[term] as number) + share * (counts[entry] as number)
    }
  }

  const countHeads = (): void => {
    heads.fill(0)
    for (const own of parts) for (const part of own) if (part.share > 0) addHeads(part, part.share, heads)
  }

  /** What shares cost; `pull`: how hard prices are held at the center, which makes a missing head cheaper. */
  const costOf = (
    of: Float64Array,
    shareOf: (part: Part) => number,
    center: Prices,
    pull: number,
  ): number => {
    let cost = 0
    for (const own of parts) for (const part of own) cost += part.cost * shareOf(part)
    for (let term = 0; term < count; term++) {
      const missing = (need[term] as number) - (of[term] as number)
      const [most, least] = [under[term] as number, -(over[term] as number)]
      const near = center[term] as number
      const price = pull === 0 ? (missing > 0 ? most : least) : within(near + missing / pull, least, most)
      cost += price * missing - (pull / 2) * (price - near) ** 2
    }
    return cost
  }

  const heldAt = (at: Prices, center: Prices, pull: number): number => {
    let sum = 0
    for (let term = 0; term < count; term++) sum += ((at[term] as number) - (center[term] as number)) ** 2
    return (pull / 2) * sum
  }

  /** Moves everybody's shares towards what is cheap, and back to a sum of 1; returns how far. */
  const stepShares = (): number => {
    const pace = length / weight
    let moved = 0
    headsThen.fill(0)
    for (const own of moving) {
      if (wanted.length < own.length) wanted = new Float64Array(2 * own.length)
      for (let at = 0; at < own.length; at++) {
        const part = own[at] as Part
        wanted[at] = part.share - pace * part.priced
      }
      const level = levelOf(wanted, own.length)
      for (let at = 0; at < own.length; at++) {
        const part = own[at] as Part
        const share = Math.max(0, (wanted[at] as number) - level)
        moved += (share - part.share) ** 2
        part.share = share
        if (share > 0) addHeads(part, share, headsThen)
      }
    }
    return moved
  }

  /** Moves prices towards what is missing; lengths of steps follow from how far both have gone. */
  const stepPrices = (center: Prices, pull: number, sharesMoved: number): void => {
    const pace = length * weight
    let moved = 0
    let crossed = 0
    for (let term = 0; term < count; term++) {
      const [then, before, price] = [headsThen[term] as number, heads[term] as number, prices[term] as number]
      const ahead = price + pace * ((need[term] as number) - 2 * then + before)
      const held = (ahead + pace * pull * (center[term] as number)) / (1 + pace * pull)
      const now = within(held, -(over[term] as number), under[term] as number)
      moved += (now - price) ** 2
      crossed += (now - price) * (then - before)
      prices[term] = now
      heads[term] = then
      sums.prices[term] = (sums.prices[term] as number) + length * now
      sums.heads[term] = (sums.heads[term] as number) + length * then
    }
    sums.weight += length
    for (const own of moving) for (const part of own) part.sum += length * part.share
    steps++
    const most = (weight * sharesMoved + moved / weight) / (2 * Math.max(1e-14, Math.abs(crossed)))
    length = Math.min((1 - (steps + 1) ** -0.3) * most, (1 + (steps + 1) ** -0.6) * length, LONGEST)
  }

  const begin = (): void => {
    sums.prices.fill(0)
    sums.heads.fill(0)
    sums.weight = 0
    begun.set(prices)
    for (const own of parts) {
      for (const part of own) {
        part.sum = 0
        part.begun = part.share
      }
    }
  }

  const takeAverage = (): void => {
    prices.set(average.prices)
    heads.set(average.heads)
    for (const own of parts) for (const part of own) part.share = part.sum / sums.weight
  }

  /** What has to go further since the last restart takes longer steps from now on. */
  const weigh = (): void => {
    let shares = 0
    for (const own of parts) for (const part of own) shares += (part.share - part.begun) ** 2
    const priced = prices.reduce((sum, price, term) => sum + (price - (begun[term] as number)) ** 2, 0)
    if (shares < 1e-12 || priced < 1e-12) return
    weight = within(Math.sqrt(Math.sqrt(priced / shares) * weight), WEIGHTS.least, WEIGHTS.most)
  }

  const solve = (center: Prices, reach: number): Mixed => {
    const pull = 1 / reach
    let last = Number.POSITIVE_INFINITY
    countHeads()
    priceParts(prices)
    chooseMoving()
    begin()
    for (let step = 1; step <= MOST_STEPS; step++) {
      stepPrices(center, pull, stepShares())
      if (step % CHECKED !== 0) {
        priceParts(prices, moving)
        continue
      }
      for (let term = 0; term < count; term++) {
        average.prices[term] = (sums.prices[term] as number) / sums.weight
        average.heads[term] = (sums.heads[term] as number) / sums.weight
      }
      const averageCost = costOf(average.heads, ({ sum }) => sum / sums.weight, center, pull)
      const averageGap = averageCost - priceParts(average.prices) + heldAt(average.prices, center, pull)
      const cost = costOf(heads, ({ share }) => share, center, pull)
      const ownGap = cost - priceParts(prices) + heldAt(prices, center, pull)
      const gap = Math.min(averageGap, ownGap)
      const isNear = gap < NEAR * Math.abs(averageGap < ownGap ? averageCost : cost)
      if (isNear || gap < NEARER * last) {
        if (averageGap < ownGap) takeAverage()
        weigh()
        if (isNear) break
        begin()
        last = gap
        priceParts(prices)
      }
      chooseMoving()
    }
    for (const own of parts)
      for (const part of own) part.idle = part.share > SMALLEST_SHARE ? 0 : part.idle + 1
    const promised = priceParts(prices) + wishBase
    return { promised, cost: costOf(heads, ({ share }) => share, center, 0) + wishBase }
  }

  return {
    add,
    keep,
    partsOf: (person) => parts[person] as Part[],
    solve,
    prices: () => prices,
    copy: () => {
      const other = createMixture(ground, parts, { length, weight, steps })
      other.prices().set(prices)
      return other
    },
  }
}

/** By person the row of which most is taken. */
export function heaviestRows({ partsOf }: Mixture, people: number): Roster {
  return Array.from({ length: people }, (_, person) => heaviestOf(partsOf(person)).slice())
}

export function heaviestOf(parts: readonly Part[]): Row {
  return parts.reduce((most, part) => (part.share > most.share ? part : most)).row
}

function within(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value))
}

function byKey(parts: readonly Part[]): Map<string, Part> {
  return new Map(parts.map((part) => [keyOf(part.row), part]))
}

/** The terms that a row fills, and with how many heads. */
function entriesOf({ terms }: Ground, person: number, row: Row): Pick<Part, "terms" | "counts"> {
  const filled: number[] = []
  const counts: number[] = []
  for (const [day, shift] of row.entries()) {
    if (shift === OFF) continue
    eachTerm(terms, person, day * terms.shifts + shift, (term, count) => {
      filled.push(term)
      counts.push(count)
    })
  }
  return { terms: Int32Array.from(filled), counts: Float64Array.from(counts) }
}

/** What has to be taken off so that what is left above 0 of the first `count` sums to 1 (Michelot). */
function levelOf(wanted: Float64Array, count: number): number {
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
