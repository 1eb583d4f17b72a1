import { describe, expect, it } from "vitest"
import { makeSetUpCode } from "./set-up-code.ts"

describe("the set-up code", () => {
  it("is taken as people type it, as often as it is right", () => {
    const code = makeSetUpCode("ABCD-2345")
    for (const typed of ["ABCD-2345", "abcd2345", " abcd 2345 "]) expect(code.isRight(typed)).toBe(true)
  })

  it("is worth nothing after ten wrong ones", () => {
    const code = makeSetUpCode("ABCD-2345")
    for (let wrong = 0; wrong < 10; wrong += 1) expect(code.isRight("ABCD-2346")).toBe(false)
    expect(code.isRight("ABCD-2345")).toBe(false)
  })

  it("does not exist where there is nothing to set up", () => {
    expect(makeSetUpCode(null).isRight("")).toBe(false)
  })
})
