import { describe, expect, it } from "vitest"
import { backOff } from "./keep-up.ts"

describe("the back-off", () => {
  it("begins at once and grows to half a minute", () => {
    expect([0, 1, 2, 3, 7, 50].map(backOff)).toEqual([0, 500, 1000, 2000, 30_000, 30_000])
  })
})
