import { describe, expect, it } from "vitest"
import { readBoardSearch, readSignInSearch } from "./search.ts"

describe("an address's search", () => {
  it("leads after signing in to a path of this product only", () => {
    expect(readSignInSearch({ to: "/accounts?x=1" })).toEqual({ to: "/accounts?x=1" })
    for (const to of ["https://elsewhere.example", "//elsewhere.example", "/\\elsewhere.example", "", 7]) {
      expect(readSignInSearch({ to })).toEqual({})
    }
  })

  it("drops a day that there is not", () => {
    expect(readBoardSearch({ on: "2020-02-30", home: "h" })).toEqual({ home: "h" })
    expect(readBoardSearch({ on: "2020-02-12" })).toEqual({ on: "2020-02-12" })
  })
})
