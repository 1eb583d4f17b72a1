import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type DoorOutcome, doorOutcomes, explains, statusAfter } from "./attempt.ts"
import { coverageOf, isComplete } from "./coverage.ts"

describe("what explains a home", () => {
  it.each<[DoorOutcome, boolean]>([
    ["answered", true],
    ["no-answer", false],
    ["note-left", false],
    ["note-gone", false],
    ["refused", true],
    ["wrong-address", true],
    ["vacant", true],
    ["away", true],
    ["moved", true],
  ])("%s: %s", (outcome, explained) => {
    expect(explains(outcome)).toBe(explained)
    // who was not met is not explained, and the other way round
    expect(statusAfter(outcome, true) === "nobody-there").toBe(!explained)
  })
})

const someKnocks = fc.array(
  fc.record({
    stairwellId: fc.constantFrom("1", "2", "3"),
    outcome: fc.option(fc.constantFrom(...doorOutcomes)),
    homes: fc.integer({ min: 1, max: 30 }),
  }),
)

describe("the coverage of a round", () => {
  it("counts every home once, in its stairwell and in the whole", () => {
    fc.assert(
      fc.property(someKnocks, (knocked) => {
        const { whole, stairwells } = coverageOf(knocked)
        const sum = (key: "homes" | "explained" | "tried") =>
          [...stairwells.values()].reduce((total, one) => total + one[key], 0)
        expect(whole.homes).toBe(knocked.reduce((total, one) => total + one.homes, 0))
        for (const key of ["homes", "explained", "tried"] as const) expect(sum(key)).toBe(whole[key])
        expect(whole.explained + whole.tried).toBeLessThanOrEqual(whole.homes)
      }),
    )
  })

  it("is complete exactly when no home is left to be explained", () => {
    fc.assert(
      fc.property(someKnocks, (knocked) => {
        const open = knocked.some(({ outcome }) => !explains(outcome))
        expect(isComplete(coverageOf(knocked).whole)).toBe(!open)
      }),
    )
  })
})
