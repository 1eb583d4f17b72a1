import { describe, expect, it } from "vitest"
import { readBoardSearch, readReportsSearch, readSignInSearch } from "./search.ts"

describe("an address's search", () => {
  it("leads after signing in to a path of this product only", () => {
    expect(readSignInSearch({ to: "/accounts?x=1" })).toEqual({ to: "/accounts?x=1" })
    for (const to of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "", 7]) {
      expect(readSignInSearch({ to })).toEqual({})
    }
  })

  it("opens a report by its id and by nothing else", () => {
    const report = "0190a6b2-7c1d-7e3f-8a4b-5c6d7e8f9a0b"
    expect(readReportsSearch({ report })).toEqual({ report })
    for (const wrong of ["12", 12, "../person", `${report}x`, ""]) {
      expect(readReportsSearch({ report: wrong, show: "settled" })).toEqual({ show: "settled" })
    }
  })

  it("drops a day that there is not", () => {
    expect(readBoardSearch({ on: "2020-02-30", home: "h" })).toEqual({ home: "h" })
    expect(readBoardSearch({ on: "2020-02-12" })).toEqual({ on: "2020-02-12" })
  })
})
