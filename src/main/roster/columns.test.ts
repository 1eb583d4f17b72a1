import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { exactRoster } from "../../../test/support/exact-roster.ts"
import { anyProblem, bestByTrying } from "../../../test/support/tiny-problems.ts"
import { evaluate } from "../../core/roster/evaluate.ts"
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

  it("find what a model of every row that keeps the rules finds, with partners, hard demands and what was published", async () => {
    const solver = await loadHighsSolver()
    fc.assert(
      fc.property(anyProblem({ people: 4, days: 5 }), (problem) => {
        const solved = solve(problem, { seed: 1, solver, until: { steps: 40 } })
        const exact = exactRoster(solver, problem)
        expect(solved.ok).toBe(exact !== null)
        if (!solved.ok || exact === null) return
        expect(evaluate(problem, solved.roster).cost).toBeCloseTo(solved.cost, 6)
        expect(evaluate(problem, exact.roster)).toMatchObject({ breaches: [] })
        expect(solved.bound ?? exact.cost).toBeLessThanOrEqual(exact.cost + 1e-6)
        expect(solved.cost).toBeCloseTo(exact.cost, 6)
      }),
      { numRuns: 15, seed: 3 },
    )
  }, 60_000)
})
