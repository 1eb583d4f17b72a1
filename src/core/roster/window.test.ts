import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { evaluate } from "./evaluate.ts"
import { OFF, type Row } from "./problem.ts"
import { solve } from "./solve.ts"
import { cutWindow } from "./window.ts"

const DAYS = 28

it("cuts out weeks so that whatever keeps the rules there keeps those of the whole, and gains as much", () => {
  let gained = 0
  fc.assert(
    fc.property(
      anyProblem({ people: 3, days: DAYS }),
      fc.nat(2),
      fc.integer({ min: 1, max: 2 }),
      fc.nat(DAYS - 1),
      (any, week, weeks, day) => {
        const problem = { ...any, apart: [], fairness: 0 }
        const pins = [{ person: 0, day, shift: OFF }]
        const whole = solve(problem, { seed: 1, pins, until: { steps: 1 } })
        if (!whole.ok) return
        const from = week === 0 ? 0 : 7 * (week + (problem.firstWeekday > 0 ? 1 : 0)) - problem.firstWeekday
        const until = Math.min(
          DAYS,
          7 * (Math.floor((from + problem.firstWeekday) / 7) + weeks) - problem.firstWeekday,
        )
        const window = cutWindow(problem, pins, whole.roster, from, until)
        expect(evaluate(window.problem, window.start, window.pins).breaches).toEqual([])
        const solved = solve(window.problem, { seed: 2, pins: window.pins, until: { steps: 2 } })
        if (!solved.ok) throw new Error("the rows as they are keep the rules")
        const roster = whole.roster.map((row, person) => {
          const then = row.slice()
          then.set((solved.roster[person] as Row).subarray(0, until - from), from)
          return then
        })
        const { cost, breaches } = evaluate(problem, roster, pins)
        const before = evaluate(window.problem, window.start).cost
        expect(breaches).toEqual([])
        expect(cost - whole.cost).toBeCloseTo(solved.cost - before, 6)
        if (cost < whole.cost) gained++
      },
    ),
    { numRuns: 80, seed: 2 },
  )
  expect(gained).toBeGreaterThan(0)
}, 120_000)
