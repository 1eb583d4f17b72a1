import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { createRandom } from "../kit/random.ts"
import { createCover, turnCost } from "./cover.ts"
import { layGround } from "./ground.ts"
import { guidedCost } from "./guide.ts"

it("goes from what heads are worth to the whole to what demands cost as they stand, never beyond these", () => {
  fc.assert(
    fc.property(anyProblem({ people: 2, days: 7 }), fc.nat(), (problem, seed) => {
      const random = createRandom(seed, "guide")
      const cover = createCover(layGround(problem).terms)
      const { need, under, over } = cover.terms
      for (const term of need.keys()) cover.heads[term] = random.whole(0, 3)
      const worth = need.map((_, term) => (under[term] as number) * random.fraction())
      for (let slot = 0; slot < problem.days * problem.shifts.length; slot++) {
        const terms = [...need.keys()].filter(
          (term) => term >= (cover.terms.first[slot] ?? 0) && term < (cover.terms.first[slot + 1] ?? 0),
        )
        for (const [person, { size, skilled }] of problem.people.entries()) {
          const counts = terms.map((term) => (cover.terms.skill[term] === 0 ? size : (skilled["lead"] ?? 0)))
          const sum = (of: (term: number) => number) =>
            terms.reduce((all, term, at) => all + (counts[at] as number) * of(term), 0)
          const at = (steep: number) => guidedCost(cover, { worth, steep }, person, slot)
          expect(at(0)).toBeCloseTo(-sum((term) => worth[term] as number), 6)
          for (const steep of [0.1, 1, 10]) {
            const parts = terms.map((term, each) => {
              const count = counts[each] as number
              return [-count * (under[term] as number), count * (over[term] as number)]
            })
            const [least, most] = [Math.min, Math.max].map((end) =>
              parts.reduce((all, part) => all + end(...part), 0),
            )
            expect(at(steep)).toBeGreaterThanOrEqual((least as number) - 1e-6)
            expect(at(steep)).toBeLessThanOrEqual((most as number) + 1e-6)
          }
          // two heads at once may be one that was missing and one too many
          if (counts.every((count) => Math.abs(count) <= 1))
            expect(at(1e9)).toBeCloseTo(turnCost(cover, person, slot), 6)
        }
      }
    }),
    { numRuns: 200, seed: 1 },
  )
})
