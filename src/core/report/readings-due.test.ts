import { describe, expect, it } from "vitest"
import { getPlainDate, instantOfShanghai } from "../kit/dates.ts"
import { readingsDueBy } from "./readings-due.ts"

const slots = {
  slots: [
    { name: "上午", missingFrom: "12:00" },
    { name: "下午", missingFrom: "20:00" },
  ],
}
const today = getPlainDate("2020-02-12")

describe("readingsDueBy", () => {
  it.each([
    ["11:59", 0],
    ["12:00", 1],
    ["19:59", 1],
    ["20:00", 2],
    ["23:59", 2],
  ])("of today at %s: %i", (clock, due) => {
    const now = instantOfShanghai(today, clock)
    expect(now && readingsDueBy(now, today, slots)).toBe(due)
  })

  it("all of a past day, none of a day to come", () => {
    const now = instantOfShanghai(today, "00:00")
    expect(now && readingsDueBy(now, getPlainDate("2020-02-11"), slots)).toBe(2)
    expect(now && readingsDueBy(now, getPlainDate("2020-02-13"), slots)).toBe(0)
  })
})
