import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Decision, standingDecisions } from "./decisions.ts"

const row = fc.record({ list: fc.nat(1), id: fc.constantFrom("a", "b", "c") })
const said = fc.constantFrom("same" as const, "not-same" as const, "undone" as const)
const decisions = fc.array(fc.record({ one: row, other: row, said }), { maxLength: 12 })

function together({ one, other }: Decision): string {
  return [`${one.list} ${one.id}`, `${other.list} ${other.id}`].sort().join()
}

describe("what stands of all that was said", () => {
  it("is as before when something new is said and taken back", () => {
    fc.assert(
      fc.property(decisions, row, row, (before, one, other) => {
        const isFresh = !before.some((each) => together(each) === together({ one, other, said: "same" }))
        if (!isFresh) return
        const after = standingDecisions([
          ...before,
          { one, other, said: "same" },
          { one: other, other: one, said: "undone" },
        ])
        expect(after).toEqual(standingDecisions(before))
      }),
    )
  })

  it("is the last word on each two rows, and never more than one", () => {
    fc.assert(
      fc.property(decisions, (all) => {
        const standing = standingDecisions(all)
        expect(new Set(standing.map(together)).size).toBe(standing.length)
        for (const decision of standing) {
          expect(all.findLast((each) => together(each) === together(decision))).toEqual(decision)
        }
        expect(standingDecisions(standing)).toEqual(standing)
      }),
    )
  })
})
