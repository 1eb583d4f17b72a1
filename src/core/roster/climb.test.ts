import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createClimb } from "./climb.ts"
import { layWorkplace } from "./engine.ts"
import { createLegSearch } from "./leg-search.ts"
import { canTakeLegs } from "./legs.ts"

/** Rounds until the mixture is near to the best, and what was proved: by the climb alone, and by all. */
function search(
  made: ReturnType<typeof layWorkplace> & { ok: true },
  climbs: number,
): { rounds: number; first: number; climbed: number; bound: number } {
  const { ground, board, search, random } = made
  const legs = createLegSearch(ground, search, random, { climbs, legsUntil: 0.1 })
  legs.take(board.rows, board.cost)
  let [first, climbed, rounds] = [Number.NaN, Number.NaN, 0]
  for (let isMore = true; isMore && rounds < 250; rounds++) {
    isMore = legs.round()
    if (rounds === 0) first = legs.bound()
    if (rounds < climbs) climbed = legs.bound()
  }
  return { rounds: rounds - climbs, first, climbed, bound: legs.bound() }
}

it("prices that climb prove most of what a mixture proves, in the end it is as much, and it comes there sooner", () => {
  const [sums, rounds] = [
    { first: 0, climbed: 0, bound: 0 },
    { before: 0, after: 0 },
  ]
  let count = 0
  fc.assert(
    fc.property(anyProblem({ people: 6, days: 70 }), (any) => {
      const made = layWorkplace({ ...any, apart: [], fairness: 0, published: null }, "rows", { seed: 1 })
      if (!made.ok || !canTakeLegs(made.ground)) return
      const [before, after] = [search(made, 0), search(made, 100)]
      expect(after.first).toBeLessThanOrEqual(after.climbed)
      expect(after.climbed).toBeLessThanOrEqual(after.bound)
      expect(after.bound).toBeLessThanOrEqual(made.board.cost + 1e-6)
      sums.first += after.first
      sums.climbed += after.climbed
      sums.bound += before.bound
      expect(Math.abs(after.bound - before.bound)).toBeLessThan(0.02 * Math.abs(before.bound) + 1)
      rounds.before += before.rounds
      rounds.after += after.rounds
      count++
    }),
    { numRuns: 40, seed: 1 },
  )
  expect(count).toBeGreaterThan(8)
  expect(sums.first).toBeLessThan(0)
  expect(sums.climbed).toBeGreaterThan(0.9 * sums.bound)
  expect(rounds.after).toBeLessThan(0.8 * rounds.before)
}, 60_000)

it("a price goes by how steadily something is missing, within what a head less and a head more cost", () => {
  const terms = {
    need: Float64Array.of(1, 1, 1, 1),
    under: Float64Array.of(100, 100, 2, 100),
    over: Float64Array.of(1, 1, 1, 1),
    free: 3,
    used: () => 4,
  }
  const climb = createClimb(terms, Float64Array.of(10, 10, 1, 10), 50)
  const missing = Float64Array.of(3, 300, 5, 7)
  climb.step(missing, -5)
  const [little = 0, much = 0, held, linked] = climb.prices()
  expect(little).toBeGreaterThan(15)
  expect(much - little).toBeLessThan(1)
  expect([held, linked]).toEqual([2, 10])
  for (let step = 0; step < 49; step++)
    climb.step(
      missing.map((each) => -each),
      -10 - step,
    )
  expect([...climb.prices()]).toEqual([-1, -1, -1, 10])
  expect([...climb.best().prices]).toEqual([10, 10, 1, 10])
  expect(climb.best().proved).toBe(-5)
})
