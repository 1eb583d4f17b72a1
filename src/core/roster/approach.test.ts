import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createApproach } from "./approach.ts"
import { layWorkplace } from "./engine.ts"
import { createScratch, lowerBound, priceRow, withinWeights } from "./pricing.ts"
import { solve } from "./solve.ts"

it("comes to prices that prove more than those it began with, and never more than a roster costs", () => {
  let [first, last, best] = [0, 0, 0]
  fc.assert(
    fc.property(anyProblem({ people: 4, days: 14 }), (any) => {
      const problem = { ...any, apart: [], fairness: 0 }
      const found = solve(problem, { seed: 1, until: { steps: 40 } })
      const made = layWorkplace(problem, "approach", { seed: 1 })
      if (!found.ok || !made.ok) return
      const { ground, search } = made
      const scratch = createScratch(ground)
      const approach = createApproach(ground)
      const bounds = Array.from({ length: 15 }, () => {
        const duals = approach.duals()
        expect(duals).toEqual(withinWeights(ground, duals))
        const below = Number.POSITIVE_INFINITY
        const priced = problem.people.map((_, person) =>
          priceRow(ground, search, duals, person, scratch, { below }),
        )
        const proved = lowerBound(ground, duals, priced)
        approach.step(priced, proved, found.cost)
        return proved
      })
      expect(Math.max(...bounds)).toBeLessThanOrEqual(found.cost + 1e-6)
      first += bounds[0] as number
      last += Math.max(...bounds)
      best += found.cost
    }),
    { numRuns: 30, seed: 4 },
  )
  // half of the way from the first prices to what the rosters cost
  expect(last).toBeGreaterThan((first + best) / 2)
})
