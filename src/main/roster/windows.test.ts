import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { evaluate } from "../../core/roster/evaluate.ts"
import { OFF } from "../../core/roster/problem.ts"
import { solve } from "../../core/roster/solve.ts"
import { loadHighsSolver } from "./highs-solver.ts"

it("finds long rosters window by window: every rule and pin kept, no dearer than by local search alone, and repeats itself", async () => {
  const solver = await loadHighsSolver()
  let [searched, found] = [0, 0]
  fc.assert(
    fc.property(anyProblem({ people: 4, days: 63 }), fc.nat(62), (any, day) => {
      const problem = { ...any, apart: [], fairness: 0 }
      const pins = [{ person: 0, day, shift: OFF }]
      const options = { seed: 1, pins, until: { steps: 60 } }
      const local = solve(problem, options)
      const solved = solve(problem, { ...options, solver })
      expect(solved.ok).toBe(local.ok)
      if (!solved.ok || !local.ok) return
      const { cost, breaches } = evaluate(problem, solved.roster, pins)
      expect(breaches).toEqual([])
      expect(solved.cost).toBeCloseTo(cost, 6)
      expect(solved.bound ?? cost).toBeLessThanOrEqual(cost + 1e-6)
      expect(solve(problem, { ...options, solver })).toEqual(solved)
      searched += local.cost
      found += cost
    }),
    { numRuns: 6, seed: 6 },
  )
  expect(found).toBeLessThanOrEqual(searched)
}, 240_000)
