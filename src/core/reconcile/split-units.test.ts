import { describe, expect, it } from "vitest"
import { splitByPartner } from "./split-units.ts"

const across = {
  one: Int32Array.of(1, 2, 4),
  other: Int32Array.of(11, 12, 14),
  odds: Float64Array.of(9, 8, 7),
}

describe("a group of one list", () => {
  it("is taken apart where its members have different partners, though another's would do", () => {
    expect(splitByPartner([[1, 2, 3]], across, () => 4)).toEqual([[1, 3]])
    expect(splitByPartner([[1, 2, 3]], across, () => -5)).toEqual([[1, 3]])
  })

  it("stays together where each would do for the other's partner, or has none", () => {
    expect(splitByPartner([[1, 2, 3]], across, () => 7)).toEqual([[1, 2, 3]])
    expect(splitByPartner([[3, 4]], across, () => -5)).toEqual([[3, 4]])
  })
})
