import type { Random } from "../kit/random.ts"
import { createApproach } from "./approach.ts"
import { createCenter } from "./center.ts"
import { hasWholeCosts } from "./column-search.ts"
import type { Ground } from "./ground.ts"
import { createMixtureDive, type MixtureDive } from "./mixture-dive.ts"
import { priceLongRow } from "./mixture-pricing.ts"
import type { Part } from "./pieces.ts"
import { createScratch, dualsOf, lowerBound, type Priced, priceRow } from "./pricing.ts"
import type { Roster } from "./problem.ts"
import { addRow, createRowMixture, heaviestRows } from "./row-mixture.ts"
import type { RowSearch } from "./row-search.ts"

/** Columns over a long horizon: rounds of pricing by a mixture of rows, or of their legs, and dives from it. */
export type LongSearch = {
  /** One round of pricing; false when the mixture is near to the best. */
  readonly round: () => boolean
  /** Of everybody the row of which the mixture takes most; absent: it mixes no whole rows. */
  readonly roster?: () => Roster
  /** Raises the bound as far as rows can be proved at the best prices. */
  readonly prove?: () => void
  /** A dive that begins from the mixture as it is; how much is settled at a step is asked anew for each. */
  readonly dive: (stray: number) => MixtureDive
  /** Takes the rows of a roster found elsewhere; `cost` is the best known. */
  readonly take: (roster: Roster, cost: number) => void
  /** What another head at each demand is worth. */
  readonly prices: () => Float64Array
  /** No roster costs less. */
  readonly bound: () => number
}

/** Rounds by subgradients before the mixture is first solved. */
const APPROACHES = 15
/** Near is a mixture that costs no more than by this share above what its prices promise. */
const NEAR = 0.02
const FIRST_REACH = 3
/** Rows of which nothing was taken for so long are left out. */
const IDLE = 12

export function createMixtureSearch(ground: Ground, search: RowSearch, random: Random): LongSearch {
  const { people } = ground.problem
  const mixture = createRowMixture(ground)
  const scratch = createScratch(ground)
  const approach = createApproach(ground)
  const isWholeCost = hasWholeCosts(ground)
  const demand = people.length
  let approaches = 0
  let best = Number.POSITIVE_INFINITY
  let bound = Number.NEGATIVE_INFINITY
  const center = createCenter(FIRST_REACH)

  const addAll = (priced: readonly Priced[]): void => {
    for (const { person, row } of priced) if (row !== null) addRow(ground, mixture, person, row)
  }

  const comeNear = (): void => {
    const duals = approach.duals()
    const priced = people.map((_, person) => priceRow(ground, search, duals, person, scratch, "quick"))
    const proved = lowerBound(ground, duals, priced)
    addAll(priced)
    if (proved > center.value()) {
      bound = Math.max(bound, proved)
      center.begin(duals.subarray(demand), proved)
    }
    approach.step(priced, proved, best)
    if (approaches === APPROACHES) mixture.prices().set(center.prices())
  }

  const mix = (): boolean => {
    const solved = mixture.solve(center.prices(), center.reach())
    const mixed = { cost: solved.cost + ground.wishBase, promised: solved.promised + ground.wishBase }
    const duals = dualsOf(ground, mixture.prices())
    const priced = people.map((_, person) =>
      priceLongRow(ground, search, random, duals, person, scratch, mixture.partsOf(person)),
    )
    bound = Math.max(bound, lowerBound(ground, duals, priced))
    // the proof is weak over months: what was found tells more of how good prices are
    const found = priced.map((each) => ({
      ...each,
      least: Math.min(each.cost, leastOf(mixture.partsOf(each.person))),
    }))
    center.judge(mixed, mixture.prices(), lowerBound(ground, duals, found))
    addAll(priced)
    for (const person of people.keys()) mixture.keep(person, ({ idle }) => idle < IDLE)
    return mixed.cost - center.value() > NEAR * Math.abs(mixed.cost)
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
      const duals = dualsOf(ground, center.prices())
      const priced = people.map((_, person) => {
        const below = leastOf(mixture.partsOf(person))
        return priceRow(ground, search, duals, person, scratch, { below })
      })
      bound = Math.max(bound, lowerBound(ground, duals, priced))
    },
    dive: (stray) => {
      const from = dualsOf(ground, center.prices())
      return createMixtureDive({ ground, mixture: mixture.copy(), search, random, center: from, stray })
    },
    take: (roster, cost) => {
      for (const [person, row] of roster.entries()) addRow(ground, mixture, person, row)
      best = Math.min(best, cost)
    },
    prices: () => center.prices().slice(),
    bound: () => (isWholeCost ? Math.ceil(bound - 1e-6) : bound),
  }
}

function leastOf(parts: readonly Part[]): number {
  return parts.reduce((least, { priced }) => Math.min(least, priced), Number.POSITIVE_INFINITY)
}
