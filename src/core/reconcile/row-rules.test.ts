import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { rowIdentities, rowOutcomes } from "./row-outcome.ts"
import {
  identify,
  mayEndRow,
  mayMoveRow,
  nextLikely,
  proposeOutcome,
  type RowState,
  rowMoves,
  stateOf,
} from "./row-rules.ts"

const one = (id: string, chance: number, isByTitle = false) => ({
  ...{
    id,
    personId: id,
    chance,
    isByTitle,
    contradicts: false,
    isNamesake: false,
    isConceivable: false,
    isAsLikely: false,
    isUnlikely: false,
    isDouble: false,
  },
})

describe("who a row is", () => {
  it.each([
    ["nobody", [], "new", null],
    ["nobody likely", [one("a", 0.01)], "new", null],
    ["one who is certain", [one("a", 0.99), one("b", 0.05)], "same", "a"],
    ["two who are both likely", [one("a", 0.995), one("b", 0.6)], "doubtful", "a"],
    ["one who is likely", [one("a", 0.6)], "doubtful", "a"],
  ] as const)("is found of %s", (_, candidates, identity, personId) => {
    expect(identify({ candidates, clarity: 1 })).toMatchObject({ identity, personId })
  })

  it("is nobody yet where it says too little and nobody is likely", () => {
    expect(identify({ candidates: [one("a", 0.001)], clarity: 0.5 })).toMatchObject({
      ...{ identity: "doubtful", personId: null },
    })
  })

  it.each([
    ["the next likely", [one("b", 0.3)], "doubtful", "b"],
    ["nobody, where nobody is likely", [one("b", 0.01)], "new", null],
    ["the other of the home who is called so", [one("b", 0.001, true)], "doubtful", "b"],
  ] as const)("is, once somebody was ruled out, %s", (_, left, identity, personId) => {
    expect(nextLikely(left)).toMatchObject({ identity, personId })
  })

  it("is never found by itself once somebody ruled one out", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.array(chance), (all) => {
        const left = all.toSorted((a, b) => b - a).map((each, at) => one(String(at), each))
        expect(nextLikely(left).identity).not.toBe("same")
      }),
    )
  })
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
