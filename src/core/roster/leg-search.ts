import type { Random } from "../kit/random.ts"
import { createCenter } from "./center.ts"
import { createClimb } from "./climb.ts"
import { hasWholeCosts } from "./column-search.ts"
import type { Contract } from "./contract.ts"
import { headCost } from "./cover.ts"
import type { Ground } from "./ground.ts"
import { createLegDive } from "./leg-dive.ts"
import { addLegs, createPaths, fillBy, type Leg, type LegMixture, layLegs } from "./legs.ts"
import { levelsOf, lift, type Proof } from "./levels.ts"
import { createMixture } from "./mixture.ts"
import type { LongSearch } from "./mixture-search.ts"
import type { Part, Prices } from "./pieces.ts"
import type { Roster, Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

/** Where prices begin, as a share of what a missing head costs. */
const FIRST_PRICE = 0.1
/** How far prices may go at first from where they begin, and from where they have climbed to. */
const FIRST_REACH = 10
const CLIMBED_REACH = 3
/** Near is a mixture that costs no more than by this share above what its prices promise. */
const NEAR = 0.02
const CLIMBED_NEAR = 0.03
/** A solution is near enough with this share of what is missing to the center's value. */
const ENOUGH = 0.1
/** How often levels are lifted in the second half of a climb, when prices that swing do not hide any more what that brings. */
const LIFTS = 3
/** The mixture begins with the legs of so many steps of the climb, those of the last. */
const LAST_STEPS = 40
/** What a climb leaves is spread over many legs: a dive begins with those of which so much is taken. */
const LEAST_SHARE = 0.02
/** Legs of which nothing was taken for so long are left out. */
const IDLE = 8

export type LegSearchOptions = {
  /** Steps by which prices climb before there is a mixture; 0: none. */
  readonly climbs: number
  /** From where so small a share of all days is open, dives go on with whole rows. */
  readonly legsUntil: number
}

/** Legs of rows over months of many people: a climb of prices, rounds of pricing by paths, and dives from their mixture. */
export function createLegSearch(
  ground: Ground,
  search: RowSearch,
  random: Random,
  { climbs, legsUntil }: LegSearchOptions,
): LongSearch {
  const { people } = ground.problem
  const legs = layLegs(ground)
  const { need, under } = legs.terms
  const mixture = createMixture<Leg>(people.length * legs.count, legs.terms)
  const paths = createPaths(legs, ground)
  const first = under.map((each, term) => (term < ground.terms.need.length ? FIRST_PRICE * each : 0))
  const head = headCost(ground.terms.under)
  const climb = createClimb(legs.terms, first, climbs)
  const center = createCenter(climbs > 0 ? CLIMBED_REACH : FIRST_REACH)
  const near = climbs > 0 ? CLIMBED_NEAR : NEAR
  const isWholeCost = hasWholeCosts(ground)
  let best: Roster = []
  let bound = Number.NEGATIVE_INFINITY
  let enough = 0
  let climbed = 0
  let isBegun = false

  const keepAll = (isKept: (part: Part) => boolean): void => {
    for (let group = 0; group < people.length * legs.count; group++) mixture.keep(group, isKept)
  }

  /** Everybody's cheapest path at some prices, and what those prove. */
  const pathsAt = (prices: Prices): { rows: (Row | null)[]; proved: number } => {
    paths.lay(prices)
    let proved = ground.wishBase
    for (let term = 0; term < legs.terms.free; term++)
      proved += (need[term] as number) * (prices[term] as number)
    const rows = people.map((_, person) => {
      const { row, cost } = paths.row(person)
      proved += cost
      return row
    })
    bound = Math.max(bound, proved)
    return { rows, proved }
  }

  const dropWisps = (own: LegMixture): void => {
    for (let group = 0; group < people.length * legs.count; group++) {
      const most = Math.max(...own.partsOf(group).map(({ share }) => share))
      own.keep(group, ({ share }) => share >= Math.min(most, LEAST_SHARE))
    }
  }

  const climbOn = (): void => {
    const { rows, proved } = pathsAt(climb.prices())
    const missing = need.slice()
    for (const [person, days] of rows.entries()) {
      if (days === null) continue
      const mode = (ground.contracts[person] as Contract).start
      fillBy(legs, { person, from: 0, mode, days }, (term, heads) => {
        missing[term] = (missing[term] as number) - heads
      })
      if (climbed >= climbs - LAST_STEPS) addLegs(legs, mixture, person, days, 1)
    }
    climb.step(missing, proved)
    climbed++
    const isHalfway = climbed >= climbs / 2 && climbed < climbs
    if (isHalfway && climbed % Math.floor(climbs / (2 * LIFTS)) === 0) liftLevels(missing)
  }

  const liftLevels = (missing: Float64Array): void => {
    const provedAt = (prices: Prices) => pathsAt(prices).proved
    const prices = climb.prices().slice()
    let best: Proof = { prices, proved: provedAt(prices) }
    for (const level of levelsOf(legs, missing)) best = lift(best, level, legs.terms, head, provedAt)
    climb.take(best)
  }

  const begin = (): void => {
    isBegun = true
    const { prices, proved } = climb.best()
    mixture.prices().set(prices)
    if (climbed > 0) keepAll(() => true)
    center.begin(prices, climbed > 0 ? proved : price())
  }

  /** Adds everybody's cheapest path, and returns what prices prove. */
  const price = (): number => {
    const { rows, proved } = pathsAt(mixture.prices())
    for (const [person, row] of rows.entries()) if (row !== null) addLegs(legs, mixture, person, row)
    return proved
  }

  const round = (): boolean => {
    if (climbed < climbs) {
      climbOn()
      return true
    }
    if (!isBegun) begin()
    const solved = mixture.solve(center.prices(), center.reach(), enough)
    const mixed = { cost: solved.cost + ground.wishBase, promised: solved.promised + ground.wishBase }
    center.judge(mixed, mixture.prices(), price())
    keepAll(({ idle }) => idle < IDLE)
    const missing = mixed.cost - center.value()
    enough = ENOUGH * missing
    return missing > near * Math.abs(mixed.cost)
  }

  return {
    round,
    dive: (stray) => {
      if (!isBegun) begin()
      const own = mixture.copy()
      if (climbed > 0) dropWisps(own)
      return createLegDive({ ground, legs, mixture: own, search, random, roster: best, stray, legsUntil })
    },
    take: (roster) => {
      best = roster
      for (const [person, row] of roster.entries()) addLegs(legs, mixture, person, row)
    },
    prices: () => (isBegun ? center.prices() : climb.best().prices).slice(0, ground.terms.need.length),
    bound: () => (isWholeCost ? Math.ceil(bound - 1e-6) : bound),
  }
}
