import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createRandom } from "../kit/random.ts"
import { layGround } from "./ground.ts"
import { canTakeLegs, createPaths, type Legs, layLegs } from "./legs.ts"
import { levelsOf, lift } from "./levels.ts"
import type { Prices } from "./pieces.ts"
import type { RosterProblem } from "./problem.ts"

const DAYS = 35
const HEAD = 100

/** Everybody counts for one, and something is wanted of every turn; null: its rows cannot be cut. */
function lay(any: RosterProblem, seed: number) {
  const random = createRandom(seed, "demands")
  const people = any.people.map((person) => {
    return { ...person, size: 1, isHeadcount: false, minMinutes: 480, maxMinutes: random.whole(4000, 9000) }
  })
  const demands = Array.from({ length: DAYS }).flatMap((_, day) =>
    [...any.shifts.keys()].map((shift) => {
      const need = random.whole(0, 2)
      return { day, shift, skill: null, need, isHard: false, under: HEAD, over: 1 }
    }),
  )
  const ground = layGround({ ...any, people, demands, apart: [], fairness: 0, published: null })
  return canTakeLegs(ground) ? { legs: layLegs(ground), random } : null
}

function provedBy(legs: Legs): (prices: Prices) => number {
  const paths = createPaths(legs, legs.ground)
  return (prices) => {
    paths.lay(prices)
    const worth = prices
      .subarray(0, legs.terms.free)
      .reduce((sum, price, term) => sum + price * (legs.terms.need[term] as number), 0)
    return legs.ground.problem.people.reduce((sum, _, person) => sum + paths.row(person).cost, worth)
  }
}

it("minutes that are worth more everywhere, and cost everybody as much more, change nobody's row", () => {
  let count = 0
  fc.assert(
    fc.property(anyProblem({ people: 3, days: DAYS }), fc.nat(), (any, seed) => {
      const laid = lay(any, seed)
      if (laid === null) return
      const { legs, random } = laid
      const provedAt = provedBy(legs)
      const [minutes] = levelsOf(legs, legs.terms.need) as [Float64Array]
      // far from all bounds, and no fine below what it costs more
      const prices = legs.terms.under.map((_, term) => (minutes[term] === 0 ? 0 : random.whole(10, 50)))
      for (const [term, each] of minutes.entries()) if (each < 0) prices[term] = -random.whole(300, 500)
      const lifted = prices.map((price, term) => price + 7 * (minutes[term] as number))
      const worth = minutes.reduce((sum, each, term) => sum + 7 * each * (legs.terms.need[term] as number), 0)
      expect(provedAt(lifted)).toBeCloseTo(provedAt(prices) + worth, 6)
      count++
    }),
    { numRuns: 60, seed: 1 },
  )
  expect(count).toBeGreaterThan(30)
})

it("a level is lifted as far as that proves more, never beyond what a head less and a head more cost", () => {
  const more = { minutes: 0, weekends: 0 }
  fc.assert(
    fc.property(anyProblem({ people: 3, days: DAYS }), fc.nat(), (any, seed) => {
      const laid = lay(any, seed)
      if (laid === null) return
      const { legs } = laid
      const { need, under, over } = legs.terms
      const provedAt = provedBy(legs)
      const prices = under.map((each, term) => (term < legs.ground.terms.need.length ? 0.1 * each : 0))
      const from = { prices, proved: provedAt(prices) }
      for (const [at, level] of levelsOf(
        legs,
        need.map((each) => each / 2),
      ).entries()) {
        const lifted = lift(from, level, legs.terms, HEAD, provedAt)
        expect(lifted.proved).toBe(lifted === from ? from.proved : provedAt(lifted.prices))
        expect(lifted.proved).toBeGreaterThanOrEqual(from.proved)
        for (const [term, price] of lifted.prices.entries()) {
          expect(price).toBeLessThanOrEqual(under[term] as number)
          expect(price).toBeGreaterThanOrEqual(-(over[term] as number))
        }
        if (lifted.proved > from.proved) more[at === 0 ? "minutes" : "weekends"]++
      }
    }),
    { numRuns: 60, seed: 1 },
  )
  expect(more.minutes).toBeGreaterThan(10)
  expect(more.weekends).toBeGreaterThan(10)
})
