import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { calibrate, chanceOf } from "./calibration.ts"
import { rowIdentities, rowOutcomes } from "./row-outcome.ts"
import {
  identify,
  mayEndRow,
  mayMoveRow,
  nextLikely,
  proposeOutcome,
  type RowCandidate,
  type RowState,
  rowMoves,
  stateOf,
  tellingDecisions,
} from "./row-rules.ts"

const one = (personId: string, chance: number, contradicts = false): RowCandidate => ({
  ...{ personId, chance, contradicts },
})

describe("who a row is", () => {
  it.each([
    ["nobody", [], "new", null],
    ["nobody likely", [one("a", 0.04)], "new", null],
    ["one who is certain", [one("a", 0.99), one("b", 0.5)], "same", "a"],
    ["two who are both likely", [one("a", 0.995), one("b", 0.6)], "doubtful", "a"],
    ["one whose number says otherwise", [one("a", 0.999, true)], "doubtful", "a"],
    ["one who is not quite certain", [one("a", 0.98)], "doubtful", "a"],
    ["one who is hardly likely", [one("a", 0.05)], "doubtful", "a"],
  ] as const)("is found of %s", (_, candidates, identity, personId) => {
    expect(identify(candidates)).toMatchObject({ identity, personId })
  })

  it("is never found by itself once somebody ruled one out", () => {
    const candidates = fc.array(
      fc.record({
        personId: fc.uuid(),
        chance: fc.double({ min: 0, max: 1, noNaN: true }),
        contradicts: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(candidates, (all) => {
        const sorted = all.toSorted((a, b) => b.chance - a.chance)
        expect(nextLikely(sorted).identity).not.toBe("same")
        // a name or number that contradicts never joins
        if (sorted[0]?.contradicts === true) expect(identify(sorted).identity).not.toBe("same")
      }),
    )
  })
})

it("one word against a pair that is certain leaves the others certain", () => {
  const decided = [
    { odds: 20, same: false },
    { odds: 3, same: false },
    { odds: 2, same: true },
  ]
  expect(tellingDecisions(decided)).toEqual(decided.slice(1))
  const { slope, shift } = calibrate(tellingDecisions(decided))
  expect(chanceOf(slope * 20 + shift)).toBeGreaterThan(0.99)
})

describe("what a row ends as, if nobody says otherwise", () => {
  const ground = { identity: "same", wasScreened: false, livesHere: false, isElsewhere: false } as const
  it.each([
    ["return", { ...ground, wasScreened: true }, "known"],
    ["return", ground, "missed"],
    ["return", { ...ground, identity: "new", isElsewhere: true }, "other-area"],
    ["return", { ...ground, identity: "new" }, null],
    ["residence", { ...ground, livesHere: true }, "known"],
    ["residence", ground, "not-living-here"],
    ["residence", { ...ground, identity: "new", isElsewhere: true }, null],
    ["return", { ...ground, identity: "doubtful", wasScreened: true }, null],
    ["residence", { ...ground, identity: "later", livesHere: true }, null],
    ["return", { ...ground, identity: "waiting", isElsewhere: true }, null],
  ] as const)("of a list that asks %s", (asks, row, outcome) => {
    expect(proposeOutcome(asks, row)).toBe(outcome)
  })
})

describe("what may be done with a row", () => {
  const table: Readonly<Record<RowState, readonly string[]>> = {
    waiting: [],
    same: ["decide", "undecide", "end", "call"],
    new: ["decide", "undecide", "end", "call"],
    doubtful: ["decide", "undecide", "end", "call"],
    later: ["decide", "undecide", "end", "call"],
    ended: ["reopen"],
  }
  it.each(Object.entries(table))("that is %s", (state, allowed) => {
    expect(rowMoves.filter((move) => mayMoveRow(state as RowState, move))).toEqual(allowed)
  })

  it("hangs on its outcome alone once it has one", () => {
    for (const identity of rowIdentities) {
      expect(stateOf({ identity, outcome: null })).toBe(identity)
      for (const outcome of rowOutcomes) expect(stateOf({ identity, outcome })).toBe("ended")
    }
  })
})

describe("how a row may end", () => {
  const nobody = { identity: "new", personId: null } as const
  const likely = { identity: "doubtful", personId: "a" } as const
  const somebody = { identity: "same", personId: "a" } as const
  const given = { reason: "", hasTask: false }
  it.each([
    ["known", somebody, given, null],
    ["known", likely, given, "row-needs-person"],
    ["known", nobody, { reason: "说过", hasTask: true }, "row-needs-person"],
    ["missed", somebody, given, null],
    ["missed", nobody, given, "row-needs-task"],
    ["missed", nobody, { reason: "", hasTask: true }, null],
    ["wrong", nobody, given, "row-needs-reason"],
    ["wrong", somebody, { reason: "空号", hasTask: false }, null],
  ] as const)("as %s", (outcome, row, said, refusal) => {
    expect(mayEndRow(row, outcome, said)).toBe(refusal)
  })

  it("never without a person, a task or a reason", () => {
    for (const outcome of rowOutcomes) {
      for (const row of [nobody, likely]) expect(mayEndRow(row, outcome, given)).not.toBeNull()
    }
  })
})
