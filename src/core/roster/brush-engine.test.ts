import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createBrushEngine } from "./brush-engine.ts"
import { layWorkplace } from "./engine.ts"
import { evaluate } from "./evaluate.ts"

it("cools down once, by steps or as the time goes, to a roster that keeps every rule and is no dearer than before", () => {
  fc.assert(
    fc.property(anyProblem({ people: 3, days: 14 }), fc.constantFrom(0, 0.2), (problem, pace) => {
      const made = layWorkplace(problem, "window", { seed: 1 })
      if (!made.ok) return
      const engine = createBrushEngine(made)
      const before = engine.best().cost
      let steps = 0
      while (!engine.hasDived() && steps < 1000) engine.step(pace * steps++)
      const { roster, cost } = engine.best()
      expect(steps).toBe(pace === 0 ? 101 : 6)
      expect(cost).toBeLessThanOrEqual(before + 1e-6)
      expect(evaluate(problem, roster).breaches).toEqual([])
    }),
    { numRuns: 6, seed: 1 },
  )
}, 60_000)
