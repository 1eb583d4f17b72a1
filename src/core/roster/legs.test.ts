import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createRandom } from "../kit/random.ts"
import { eachTerm } from "./cover.ts"
import { layWorkplace } from "./engine.ts"
import { evaluate } from "./evaluate.ts"
import { rowCost } from "./ground.ts"
import { rowsOfLegs, withinTotals } from "./leg-paths.ts"
import { addLegs, canTakeLegs, createPaths, type Leg, type Legs, layLegs } from "./legs.ts"
import { createMixture } from "./mixture.ts"
import { OFF, type RosterProblem, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"

const DAYS = 70

/** A problem whose rows can be cut, with rows of the first person that keep all rules; null: it has none. */
function lay(any: RosterProblem, seed: number) {
  const problem = { ...any, apart: [], fairness: 0, published: null }
  const made = layWorkplace(problem, "rows", { seed: 1 })
  if (!made.ok || !canTakeLegs(made.ground)) return null
  const { ground, search, board } = made
  const random = createRandom(seed, "prices")
  const idle = new Int16Array(DAYS).fill(OFF)
  const drawn = Array.from({ length: 6 }).flatMap((): Row[] => {
    const slots = (ground.wishes[0] as Float64Array).map((wish) => wish - random.whole(0, 9))
    const { row } = search.find(askFor(ground, 0, idle, 0, DAYS, slots), "some")
    return row === null ? [] : [row]
  })
  const legs = layLegs(ground)
  const mixture = createMixture<Leg>(problem.people.length * legs.count, legs.terms)
  return { problem, ground, search, random, legs, mixture, rows: [board.rows[0] as Row, ...drawn] }
}

/** By term what legs fill of it. */
function filledBy(parts: readonly Leg[], { terms }: Legs): Float64Array {
  const filled = new Float64Array(terms.need.length)
  for (const { terms: at, counts } of parts)
    for (const [entry, term] of at.entries())
      filled[term] = (filled[term] as number) + (counts[entry] as number)
  return filled
}

const cases = { numRuns: 150, seed: 1 }

it("the legs of a row cost what it costs, fill what it fills, go together, and keep the totals as it does", () => {
  let count = 0
  fc.assert(
    fc.property(anyProblem({ people: 2, days: DAYS }), fc.nat(), (any, seed) => {
      const laid = lay(any, seed)
      if (laid === null) return
      const { ground, legs, mixture, rows } = laid
      const row = rows.at(-1) as Row
      addLegs(legs, mixture, 0, row)
      const parts = Array.from({ length: legs.count }).flatMap((_, leg) => mixture.partsOf(leg))
      expect(parts.flatMap((part) => [...part.row])).toEqual([...row])
      expect(parts.reduce((sum, { cost }) => sum + cost, 0)).toBeCloseTo(rowCost(ground, 0, row), 6)
      const filled = filledBy(parts, legs)
      const heads = new Float64Array(ground.terms.need.length)
      for (const [day, shift] of row.entries()) {
        if (shift !== OFF)
          eachTerm(ground.terms, 0, day * ground.terms.shifts + shift, (term, each) => {
            heads[term] = (heads[term] as number) + each
          })
      }
      expect([...filled.subarray(0, heads.length)]).toEqual([...heads])
      // those of the other are not filled by this one's row
      const [first, next] = legs.totals.map((totals) => totals.first) as [number, number]
      for (let term = first; term < next; term++)
        expect(filled[term]).toBeLessThanOrEqual((legs.terms.need[term] as number) + 1e-9)
      expect(filled.subarray(legs.terms.free).every((each) => each === 0)).toBe(true)
      count++
    }),
    cases,
  )
  expect(count).toBeGreaterThan(50)
})

it("a path costs no more than any row that keeps the totals, whatever the prices", () => {
  let count = 0
  fc.assert(
    fc.property(anyProblem({ people: 2, days: DAYS }), fc.nat(), (any, seed) => {
      const laid = lay(any, seed)
      if (laid === null) return
      const { ground, legs, rows, random } = laid
      const { need, under, over, free } = legs.terms
      const prices = need.map((_, term) => {
        const least = -Math.min(over[term] as number, 50)
        return term < free ? least + random.fraction() * ((under[term] as number) - least) : 0
      })
      const paths = createPaths(legs, ground)
      paths.lay(prices)
      const path = paths.row(0)
      const mixture = createMixture<Leg>(legs.count, legs.terms)
      for (const row of rows) {
        addLegs(legs, mixture, 0, row, 1)
        const filled = filledBy(
          Array.from({ length: legs.count }).flatMap((_, leg) => mixture.partsOf(leg)),
          legs,
        )
        const worth = filled.reduce((sum, heads, term) => sum + heads * (prices[term] as number), 0)
        expect(path.cost).toBeLessThanOrEqual(rowCost(ground, 0, row) - worth + 1e-6)
        for (let leg = 0; leg < legs.count; leg++) mixture.keep(leg, () => false)
        count++
      }
    }),
    cases,
  )
  expect(count).toBeGreaterThan(200)
})

it("legs of several rows come to whole rows again, and those that overrun a total are mended or left out", () => {
  let [whole, mended] = [0, 0]
  fc.assert(
    fc.property(anyProblem({ people: 1, days: DAYS }), fc.nat(), (any, seed) => {
      const laid = lay(any, seed)
      if (laid === null) return
      const { problem, ground, search, random, legs, mixture, rows } = laid
      for (const row of rows) addLegs(legs, mixture, 0, row, 1 / rows.length)
      for (let leg = 0; leg < legs.count; leg++) mixture.keep(leg, () => true)
      const found = rowsOfLegs(legs, mixture, 0)
      const shares = found.reduce((sum, { share }) => sum + share, 0)
      expect(shares).toBeGreaterThan(0)
      expect(shares).toBeLessThanOrEqual(1 + 1e-9)
      const slots = ground.wishes[0] as Float64Array
      for (const { row } of found) {
        const kept = withinTotals(legs, ground, 0, row, { search, random, slots })
        if (kept === null) continue
        expect(evaluate(problem, [kept]).breaches).toEqual([])
        if (kept === row) whole++
        else mended++
      }
    }),
    cases,
  )
  expect(whole).toBeGreaterThan(50)
  expect(mended).toBeGreaterThan(5)
})
