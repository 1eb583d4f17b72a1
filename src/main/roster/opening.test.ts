import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { layWorkplace } from "../../core/roster/engine.ts"
import { evaluate } from "../../core/roster/evaluate.ts"
import { openTogether } from "../../core/roster/opening.ts"
import { OFF } from "../../core/roster/problem.ts"
import { loadHighsSolver } from "./highs-solver.ts"

it("finds the rows of some anew, together: no dearer than before, with every rule and pin kept", async () => {
  const solver = await loadHighsSolver()
  let better = 0
  fc.assert(
    fc.property(anyProblem({ people: 4, days: 5 }), fc.nat(4), (problem, day) => {
      const pins = [{ person: 0, day, shift: OFF }]
      const workplace = layWorkplace(problem, "opening", { seed: 1, pins })
      if (!workplace.ok) return
      const { board, search, ground } = workplace
      const before = board.cost
      const people = [0, 1, 2].filter((person) => !ground.partners[person]?.some((other) => other < person))
      const opening = { people, hints: [], leastGain: 1e-4, mostChoices: 20 }
      const outcome = openTogether(board, solver, search, opening)
      const { cost, breaches } = evaluate(problem, board.rows, pins)
      expect(breaches.filter(({ rule }) => rule !== "cover")).toEqual([])
      expect(board.cost).toBeCloseTo(cost, 6)
      if (outcome === "better") {
        better++
        expect(cost).toBeLessThan(before)
      } else expect(cost).toBeCloseTo(before, 6)
    }),
    { numRuns: 60, seed: 4 },
  )
  expect(better).toBeGreaterThan(3)
}, 120_000)
