import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { layWorkplace } from "../../core/roster/engine.ts"
import { evaluate } from "../../core/roster/evaluate.ts"
import { OFF } from "../../core/roster/problem.ts"
import { solve } from "../../core/roster/solve.ts"
import { createWindowEngine } from "../../core/roster/window-engine.ts"
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

it("goes on from another's roster that is much better, with the days of the window it has open as well", async () => {
  const solver = await loadHighsSolver()
  let count = 0
  fc.assert(
    fc.property(anyProblem({ people: 4, days: 63 }), (any) => {
      const problem = { ...any, apart: [], fairness: 0, published: null }
      const options = { pins: [], half: 0, isNear: true } as const
      const [one, other] = [
        layWorkplace(problem, "windows", { seed: 1 }),
        layWorkplace(problem, "rows", { seed: 2 }),
      ]
      if (!one.ok || !other.ok) return
      const ahead = createWindowEngine(one, solver, options)
      const behind = createWindowEngine(other, solver, options)
      for (let step = 0; step < 60; step++) ahead.step(0.2 + step / 100)
      behind.step(0.2)
      const { roster, cost } = ahead.best()
      if (other.board.cost - cost <= 0.1 * Math.abs(other.board.cost)) return
      behind.take(roster, cost)
      expect(other.board.cost).toBeCloseTo(cost, 6)
      expect(other.board.rows).toEqual(roster)
      for (let step = 0; step < 5; step++) behind.step(0.3)
      expect(behind.best().cost).toBeLessThanOrEqual(cost + 1e-6)
      expect(evaluate(problem, behind.best().roster).breaches).toEqual([])
      count++
    }),
    { numRuns: 12, seed: 1 },
  )
  expect(count).toBeGreaterThan(1)
}, 240_000)
