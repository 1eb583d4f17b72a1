import type { Random } from "../kit/random.ts"
import { createApproach } from "./approach.ts"
import { hasWholeCosts } from "./column-search.ts"
import type { Ground } from "./ground.ts"
import { createMixture, heaviestRows, type Mixed, type Part } from "./mixture.ts"
import { createMixtureDive, type MixtureDive } from "./mixture-dive.ts"
import { priceLongRow } from "./mixture-pricing.ts"
import { createScratch, type Duals, lowerBound, type Priced, priceRow } from "./pricing.ts"
import type { Roster } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

/** Columns over a long horizon: rounds of pricing by a mixture of rows, and dives from it. */
export type MixtureSearch = {
  /** One round of pricing; false when the mixture is near to the best. */
  readonly round: () => boolean
  /** Of everybody the row of which the mixture takes most. */
  readonly roster: () => Roster
  /** Raises the bound as far as rows can be proved at the best prices. */
  readonly prove: () => void
  /** A dive that begins from the mixture as it is; how much is settled at a step is asked anew for each. */
  readonly dive: (stray: number) => MixtureDive
  /** Takes the rows of a roster found elsewhere; `cost` is the best known. */
  readonly take: (roster: Roster, cost: number) => void
  /** No roster costs less. */
  readonly bound: () => number
}

/** Rounds by subgradients before the mixture is first solved. */
const APPROACHES = 15
/** Near is a mixture that costs no more than by this share above what its prices promise. */
const NEAR = 0.02
const FIRST_REACH = 3
/** Prices take a new center where that has brought this share of what was promised; with so much more they may go further. */
const SERIOUS = 0.1
const VERY_SERIOUS = 0.5
/** What is worse than the center by so many times what was promised: after three in a row prices stay nearer. */
const FAR_WORSE = -3
/** Where so little is promised of what is missing to the mixture's cost, prices may go further as well. */
const LITTLE = 0.1
const FURTHER = 1.5
const NEARER = 0.7
/** After so many rounds that bettered the mixture's cost by less than the share, prices may go much further. */
const STALE = { rounds: 8, much: 0.005, further: 3 }
/** Rows of which nothing was taken for so long are left out. */
const IDLE = 12

export function createMixtureSearch(ground: Ground, search: RowSearch, random: Random): MixtureSearch {
  const { people } = ground.problem
  const mixture = createMixture(ground)
  const scratch = createScratch(ground)
  const approach = createApproach(ground)
  const isWholeCost = hasWholeCosts(ground)
  const demand = people.length
  let approaches = 0
  let best = Number.POSITIVE_INFINITY
  let bound = Number.NEGATIVE_INFINITY
  // what the center's prices come to with the rows that were found, and the center
  let value = Number.NEGATIVE_INFINITY
  let center: Duals = approach.duals()
  let reach = FIRST_REACH
  let worse = 0
  let low = Number.POSITIVE_INFINITY
  let stale = 0

  const addAll = (priced: readonly Priced[]): void => {
    for (const { person, row } of priced) if (row !== null) mixture.add(person, row)
  }

  const comeNear = (): void => {
    const duals = approach.duals()
    const priced = people.map((_, person) => priceRow(ground, search, duals, person, scratch, "quick"))
    const proved = lowerBound(ground, duals, priced)
    addAll(priced)
    if (proved > value) {
      value = proved
      bound = Math.max(bound, proved)
      center = duals
    }
    approach.step(priced, proved, best)
    if (approaches === APPROACHES) mixture.prices().set(center.subarray(demand))
  }

  const pricesToGo = (mixed: Mixed, now: number): void => {
    const gained = (now - value) / (mixed.promised - value)
    worse = gained < FAR_WORSE ? worse + 1 : 0
    if (gained > VERY_SERIOUS) reach *= FURTHER
    if (worse === 3) {
      reach *= NEARER
      worse = 0
    } else if (mixed.promised - Math.max(value, now) < LITTLE * (mixed.cost - Math.max(value, now)))
      reach *= FURTHER
    stale = mixed.cost < low * (1 - STALE.much) ? 0 : stale + 1
    low = Math.min(low, mixed.cost)
    if (stale < STALE.rounds) return
    stale = 0
    reach *= STALE.further
  }

  const mix = (): boolean => {
    const mixed = mixture.solve(center.subarray(demand), reach)
    const duals = center.slice()
    duals.set(mixture.prices(), demand)
    const priced = people.map((_, person) =>
      priceLongRow(ground, search, random, duals, person, scratch, mixture.partsOf(person)),
    )
    bound = Math.max(bound, lowerBound(ground, duals, priced))
    // the proof is weak over months: what was found tells more of how good prices are
    const found = priced.map((each) => ({
      ...each,
      least: Math.min(each.cost, leastOf(mixture.partsOf(each.person))),
    }))
    const now = lowerBound(ground, duals, found)
    pricesToGo(mixed, now)
    if (now - value > SERIOUS * (mixed.promised - value)) {
      value = now
      center = duals
    }
    addAll(priced)
    for (const person of people.keys()) mixture.keep(person, ({ idle }) => idle < IDLE)
    return mixed.cost - value > NEAR * Math.abs(mixed.cost)
  }

  return {
    round: () => {
      if (approaches === APPROACHES) return mix()
      approaches++
      comeNear()
      return true
    },
    roster: () => heaviestRows(mixture, people.length),
    prove: () => {
      const priced = people.map((_, person) => {
        const below = leastOf(mixture.partsOf(person))
        return priceRow(ground, search, center, person, scratch, { below })
      })
      bound = Math.max(bound, lowerBound(ground, center, priced))
    },
    dive: (stray) => createMixtureDive({ ground, mixture: mixture.copy(), search, random, center, stray }),
    take: (roster, cost) => {
      for (const [person, row] of roster.entries()) mixture.add(person, row)
      best = Math.min(best, cost)
    },
    bound: () => (isWholeCost ? Math.ceil(bound - 1e-6) : bound),
  }
}

function leastOf(parts: readonly Part[]): number {
  return parts.reduce((least, { priced }) => Math.min(least, priced), Number.POSITIVE_INFINITY)
}
