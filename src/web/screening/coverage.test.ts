import { describe, expect, it } from "vitest"
import { coverageOf, homeCoverage, type LetHome, nextToScreen } from "./coverage.ts"

const home = (homeId: string, ...screened: (string | null)[]): LetHome => ({
  ...{ homeId, door: homeId, stairwellId: "1", stairwell: "1号" },
  tenants: screened.map((screenedOn, index) => ({ personId: `${homeId}-${index}`, name: "王*", screenedOn })),
})
const day = "2020-02-10"

describe("coverage of let homes", () => {
  it.each([
    [[], "none"],
    [[null], "none"],
    [[day, null], "some"],
    [[day, day], "all"],
  ] as const)("of tenants screened on %o is %s", (screened, coverage) => {
    expect(homeCoverage(home("a", ...screened))).toBe(coverage)
  })

  it("counts homes and people", () => {
    const homes = [home("a", day, null), home("b", day), home("c")]
    expect(coverageOf(homes)).toEqual({ homes: 3, homesDone: 1, people: 3, peopleDone: 2 })
  })
})

describe("after somebody was screened it goes on", () => {
  const a = home("a", null, null)
  const b = home("b", day)
  const c = home("c", null)

  it("with the others of the home", () => {
    expect(nextToScreen([a, b, c], a, "a-0")).toBe(a)
  })

  it("with the next home that is not done", () => {
    expect(nextToScreen([a, b, c], home("a", day, null), "a-1")).toBe(c)
  })

  it("with an earlier one at the end, and ends where all are done", () => {
    expect(nextToScreen([a, b, c], c, "c-0")).toBe(a)
    expect(nextToScreen([b, c], c, "c-0")).toBeNull()
  })
})
