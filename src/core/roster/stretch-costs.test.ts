import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createRandom } from "../kit/random.ts"
import { evaluate } from "./evaluate.ts"
import { layGround } from "./ground.ts"
import { OFF } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import { createRowSearch } from "./row-search.ts"
import { createStretchCosting } from "./stretch-costs.ts"
import { costOfRow } from "./trim-row.ts"

it("knows in one sweep what a stretch costs at least for all that it may take, as a search for each says, and a row for it", () => {
  let found = 0
  fc.assert(
    fc.property(anyProblem({ people: 1, days: 14 }), fc.nat(), (any, seed) => {
      const people = any.people.map((person) => ({ ...person, limits: [], minMinutes: 480 }))
      const problem = { ...any, people, demands: [], apart: [], fairness: 0, published: null, requests: [] }
      const ground = layGround(problem)
      const random = createRandom(seed, "prices")
      const whole = createRowSearch(problem.shifts.length, problem.firstWeekday)
      const costs = createStretchCosting(problem.firstWeekday)
      const idle = new Int16Array(problem.days).fill(OFF)
      const price = (ground.wishes[0] as Float64Array).map((wish) => wish - random.whole(-3, 9))
      const asked = { ...askFor(ground, 0, idle, 0, problem.days, price), least: 0, limits: [] }
      const ask = { ...asked, weekends: Math.min(asked.weekends, 3) }
      const fewest = random.whole(0, ask.most)
      const { least, kinds } = costs({ ...ask, least: fewest })
      expect(least).toHaveLength((ask.most - fewest + 1) * (ask.weekends + 1))
      const asLittle = Math.max(0, 2 * fewest - ask.most)
      for (const [place, cost] of least.entries()) {
        const may = { least: asLittle, most: fewest + Math.floor(place / kinds), weekends: place % kinds }
        const { row, cost: alone } = whole.find({ ...ask, ...may }, { below: Number.POSITIVE_INFINITY })
        expect(cost).toBe(row === null ? Number.POSITIVE_INFINITY : alone)
        if (row === null) continue
        found++
        expect(costOfRow(ask, row, problem.firstWeekday)).toBe(alone)
        const narrow = {
          ...people[0],
          minMinutes: 0,
          maxMinutes: may.most * ask.contract.unit,
          maxWeekends: may.weekends,
        }
        expect(evaluate({ ...problem, people: [narrow as (typeof people)[number]] }, [row]).breaches).toEqual(
          [],
        )
      }
    }),
    { numRuns: 200, seed: 1 },
  )
  expect(found).toBeGreaterThan(1000)
})
