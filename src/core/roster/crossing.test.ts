import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createRandom } from "../kit/random.ts"
import { crossTrails, trailOf } from "./crossing.ts"
import { evaluate } from "./evaluate.ts"
import { canTakeFees } from "./fee-search.ts"
import { layGround } from "./ground.ts"
import { OFF } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import { createRowSearch } from "./row-search.ts"

it("finds what goes along with one row and then with another: it keeps every rule and costs what it says, less than both", () => {
  let found = 0
  fc.assert(
    fc.property(anyProblem({ people: 1, days: 21 }), fc.nat(), (any, seed) => {
      const problem = { ...any, demands: [], apart: [], fairness: 0, published: null, requests: [] }
      const ground = layGround(problem)
      const random = createRandom(seed, "prices")
      const search = createRowSearch(problem.shifts.length, problem.firstWeekday)
      const idle = new Int16Array(problem.days).fill(OFF)
      const draw = () => (ground.wishes[0] as Float64Array).map((wish) => wish - random.whole(0, 9))
      const ask = askFor(ground, 0, idle, 0, problem.days, draw())
      if (!canTakeFees(ask)) return
      // rows that are right for other prices, and so may be crossed for these
      const rows = [draw(), draw(), draw()].flatMap((price) => {
        const { row } = search.find({ ...ask, price }, "some")
        return row === null ? [] : [row]
      })
      const trails = rows.map((row) => trailOf(ask, row, problem.firstWeekday))
      const costs = trails.map(({ costs }) => costs[problem.days] as number)
      const isCounted = ask.contract.unit > 0
      const [most, least] = isCounted ? [ask.most, -ask.least] : [Infinity, Infinity]
      const limits = [...ask.limits, most, least, ask.weekends]
      const firstSunday = 6 - problem.firstWeekday
      const crossed = crossTrails(trails, limits, firstSunday, Math.min(...costs))
      if (crossed === null) return
      found++
      const { row, cost } = crossed
      expect(evaluate(problem, [row]).breaches).toEqual([])
      expect(cost).toBeLessThan(Math.min(...costs))
      expect(cost).toBeCloseTo(trailOf(ask, row, problem.firstWeekday).costs[problem.days] as number, 6)
    }),
    { numRuns: 200, seed: 1 },
  )
  expect(found).toBeGreaterThan(20)
})
