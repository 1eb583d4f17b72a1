import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createRandom } from "../../core/kit/random.ts"
import { layWorkplace } from "../../core/roster/engine.ts"
import { evaluate } from "../../core/roster/evaluate.ts"
import { createLongEngine } from "../../core/roster/long-engine.ts"
import { addRows, createMaster } from "../../core/roster/master.ts"
import { OFF } from "../../core/roster/problem.ts"
import { askFor } from "../../core/roster/row-ask.ts"
import { addRow, createRowMixture } from "../../core/roster/row-mixture.ts"
import { loadHighsSolver } from "./highs-solver.ts"

describe("a mixture of rows", () => {
  it("costs what the linear program of the same rows costs, and its prices promise as much", async () => {
    const solver = await loadHighsSolver()
    fc.assert(
      fc.property(anyProblem({ people: 5, days: 14 }), fc.nat(), (any, seed) => {
        const made = layWorkplace({ ...any, apart: [] }, "rows", { seed: 1 })
        if (!made.ok) return
        const { ground, search, board } = made
        const { people, days } = ground.problem
        const random = createRandom(seed, "prices")
        const rows = people.flatMap((_, person) =>
          Array.from({ length: 12 }).flatMap(() => {
            const prices = (ground.wishes[person] as Float64Array).map((wish) => wish - random.whole(0, 20))
            const idle = new Int16Array(days).fill(OFF)
            const { row } = search.find(askFor(ground, person, idle, 0, days, prices), "some")
            return row === null ? [] : [{ person, row }]
          }),
        )
        const master = createMaster(ground, solver)
        const mixture = createRowMixture(ground)
        addRows(
          master,
          board.rows.map((row, person) => ({ person, row })),
        )
        for (const [person, row] of board.rows.entries()) addRow(ground, mixture, person, row)
        addRows(master, rows)
        for (const { person, row } of rows) addRow(ground, mixture, person, row)
        const exact = master.program.solve()?.sum as number
        const center = new Float64Array(ground.terms.need.length)
        const solved = Array.from({ length: 30 }, () => mixture.solve(center, 1e6))
        const { cost, promised } = solved.at(-1) as (typeof solved)[number]
        const near = 0.02 * Math.abs(exact) + 1
        expect(Math.abs(cost - exact)).toBeLessThan(near)
        expect(Math.abs(promised - exact)).toBeLessThan(near)
        for (const [person] of people.entries()) {
          const shares = mixture.partsOf(person).map(({ share }) => share)
          expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6)
        }
        const copy = mixture.copy()
        expect(copy.solve(center, 1e6)).toEqual(mixture.copy().solve(center, 1e6))
        master.program.dispose()
      }),
      { numRuns: 40, seed: 2 },
    )
  }, 60_000)
})

describe("a long horizon as a whole", () => {
  it.each([
    ["by its rows", 63],
    ["by legs of rows", 154],
  ])(
    "%s comes to rosters that keep every rule and pin, no dearer than the first, above what is proved, and repeats itself",
    async (_, days) => {
      const solver = await loadHighsSolver()
      let [before, after] = [0, 0]
      fc.assert(
        fc.property(anyProblem({ people: 4, days }), fc.nat(days - 1), (any, day) => {
          const problem = { ...any, apart: [], fairness: 0 }
          const pins = [{ person: 0, day, shift: OFF }]
          const run = () => {
            const made = layWorkplace(problem, "long", { seed: 1, pins })
            if (!made.ok) return null
            const engine = createLongEngine(made, solver, { pins, half: 0 })
            const first = engine.best().cost
            for (let step = 0; step < 200; step++) engine.step(step / 250)
            return { first, bound: engine.bound(), ...engine.best() }
          }
          const found = run()
          if (found === null) return
          const { cost, breaches } = evaluate(problem, found.roster, pins)
          expect(breaches).toEqual([])
          expect(found.cost).toBeCloseTo(cost, 6)
          expect(cost).toBeLessThanOrEqual(found.first + 1e-6)
          expect(found.bound).toBeLessThanOrEqual(cost + 1e-6)
          expect(run()).toEqual(found)
          before += found.first
          after += cost
        }),
        { numRuns: 6, seed: 3 },
      )
      expect(after).toBeLessThan(before)
    },
    120_000,
  )
})
