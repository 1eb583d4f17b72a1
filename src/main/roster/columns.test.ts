import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyProblem, bestByTrying } from "../../../test/support/tiny-problems.ts"
import { solve } from "../../core/roster/solve.ts"
import { loadHighsSolver } from "./highs-solver.ts"

describe("columns", () => {
  it("prove no bound above the best roster there is, and repeat themselves", async () => {
    const solver = await loadHighsSolver()
    fc.assert(
      fc.property(anyProblem({ people: 2, days: 4 }), (problem) => {
        const options = { seed: 1, solver, until: { steps: 20 } }
        const solved = solve(problem, options)
        if (!solved.ok) return
        const best = bestByTrying(problem)
        expect(solved.cost).toBeGreaterThanOrEqual(best - 1e-6)
        expect(solved.bound ?? best).toBeLessThanOrEqual(best + 1e-6)
        expect(solve(problem, options)).toEqual(solved)
      }),
      { numRuns: 12 },
    )
  }, 30_000)
})
