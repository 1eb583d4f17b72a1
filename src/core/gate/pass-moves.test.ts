import { describe, expect, it } from "vitest"
import { afterMove, movesOf } from "./pass-moves.ts"

describe("the moves of a pass", () => {
  it.each([
    ["issued", ["lose", "suspend", "void"]],
    ["suspended", ["lose", "resume", "void"]],
    ["lost", ["find", "void"]],
    ["void", []],
  ] as const)("%s: %s", (status, moves) => {
    expect(movesOf({ status, isReplaced: false })).toEqual(moves)
  })

  it("a lost pass is not found again once another was issued in its place", () => {
    expect(afterMove({ status: "lost", isReplaced: true }, "find")).toBeNull()
  })
})
