import type { Random } from "../kit/random.ts"
import { createCenter } from "./center.ts"
import { hasWholeCosts } from "./column-search.ts"
import type { Ground } from "./ground.ts"
import { createLegDive } from "./leg-dive.ts"
import { addLegs, createPaths, type Leg, layLegs } from "./legs.ts"
import { createMixture } from "./mixture.ts"
import type { LongSearch } from "./mixture-search.ts"
import type { Roster } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

/** Where prices begin, as a share of what a missing head costs. */
const FIRST_PRICE = 0.1
const FIRST_REACH = 10
/** Near is a mixture that costs no more than by this share above what its prices promise. */
const NEAR = 0.02
/** A solution is near enough with this share of what is missing to the center's value. */
const ENOUGH = 0.1
/** Legs of which nothing was taken for so long are left out. */
const IDLE = 8

/**
 * Legs of rows over months of many people: rounds of pricing by paths, and dives from their mixture; with whole rows from where so
 * small a share of all days is open as `legsUntil`.
 */
export function createLegSearch(
  ground: Ground,
  search: RowSearch,
  random: Random,
  legsUntil: number,
): LongSearch {
  const { people } = ground.problem
  const legs = layLegs(ground)
  const { need, under } = legs.terms
  const mixture = createMixture<Leg>(people.length * legs.count, legs.terms)
  const paths = createPaths(legs, ground)
  const center = createCenter(FIRST_REACH)
  const isWholeCost = hasWholeCosts(ground)
  let best: Roster = []
  let bound = Number.NEGATIVE_INFINITY
  let enough = 0
  let isBegun = false

  const begin = (): void => {
    isBegun = true
    const first = under.map((each, term) => (term < ground.terms.need.length ? FIRST_PRICE * each : 0))
    mixture.prices().set(first)
    center.begin(first, price())
  }

  /** Adds everybody's cheapest path, and returns what prices prove. */
  const price = (): number => {
    const prices = mixture.prices()
    paths.lay(prices)
    let proved = ground.wishBase
    for (let term = 0; term < legs.terms.free; term++)
      proved += (need[term] as number) * (prices[term] as number)
    for (const person of people.keys()) {
      const { row, cost } = paths.row(person)
      proved += cost
      if (row !== null) addLegs(legs, mixture, person, row)
    }
    bound = Math.max(bound, proved)
    return proved
  }

  const round = (): boolean => {
    if (!isBegun) begin()
    const solved = mixture.solve(center.prices(), center.reach(), enough)
    const mixed = { cost: solved.cost + ground.wishBase, promised: solved.promised + ground.wishBase }
    center.judge(mixed, mixture.prices(), price())
    for (let group = 0; group < people.length * legs.count; group++)
      mixture.keep(group, ({ idle }) => idle < IDLE)
    const missing = mixed.cost - center.value()
    enough = ENOUGH * missing
    return missing > NEAR * Math.abs(mixed.cost)
  }

  return {
    round,
    dive: (stray) =>
      createLegDive({
        ground,
        legs,
        mixture: mixture.copy(),
        search,
        random,
        roster: best,
        stray,
        legsUntil,
      }),
    take: (roster) => {
      best = roster
      for (const [person, row] of roster.entries()) addLegs(legs, mixture, person, row)
    },
    bound: () => (isWholeCost ? Math.ceil(bound - 1e-6) : bound),
  }
}
