import fc from "fast-check"
import { expect, it } from "vitest"
import { allRows, anyProblem } from "../../../test/support/tiny-problems.ts"
import { evaluate } from "./evaluate.ts"
import { canTakeFees, createFeeSearch } from "./fee-search.ts"
import { layGround } from "./ground.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"

it("holds totals by fines: what it finds keeps the rules, and no row costs less than it proves", () => {
  let found = 0
  fc.assert(
    fc.property(anyProblem({ people: 1, days: 6 }), (problem) => {
      const lone = { ...problem, demands: [], apart: [], fairness: 0 }
      const ground = layGround(lone)
      const ask = askFor(ground, 0, new Int16Array(6).fill(OFF), 0, 6, ground.wishes[0] as Float64Array)
      if (!canTakeFees(ask)) return
      const rows = allRows(lone).filter((row) => evaluate(lone, [row]).breaches.length === 0)
      const best = Math.min(...rows.map((row) => evaluate(lone, [row]).cost - ground.wishBase))
      const { row, cost, least } = createFeeSearch(lone.shifts.length, lone.firstWeekday).find(ask)
      expect(least).toBeLessThanOrEqual(best + 1e-6)
      if (row === null) return
      found++
      expect(evaluate(lone, [row as Row]).breaches).toEqual([])
      expect(evaluate(lone, [row as Row]).cost - ground.wishBase).toBeCloseTo(cost, 6)
    }),
    { numRuns: 120, seed: 1 },
  )
  expect(found).toBeGreaterThan(30)
}, 120_000)
