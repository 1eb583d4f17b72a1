import { describe, expect, it } from "vitest"
import { isSearchOver } from "./search-time.ts"

describe("a search of ten seconds", () => {
  it.each<[number, number | null, number, boolean, string]>([
    [9.9, 0, 9, false, "is not over before"],
    [10, 0, 9, true, "is over when nobody is missing"],
    [10, 4, 4.9, false, "goes on while it finds heads that were missing"],
    [10, 4, 5, true, "is over when it has found none for a while"],
    [29.9, 1, 0.1, false, "goes on so for long"],
    [30, 1, 0.1, true, "but not for ever"],
    [29.9, null, 29.9, false, "waits for its first roster"],
    [30, null, 30, true, "but not for ever either"],
  ])("after %s s, short of %s, the last found %s s ago: %s, it %s", (gone, lack, sinceFell, isOver) => {
    expect(isSearchOver({ gone, wanted: 10, lack, sinceFell })).toBe(isOver)
  })
})
