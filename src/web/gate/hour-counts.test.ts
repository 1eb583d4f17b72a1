import { describe, expect, it } from "vitest"
import { dayOfHours, type HourRow, hoursOf } from "./hour-counts.ts"

const row = (hour: number, post: string, direction: "in" | "out", passed: number): HourRow => ({
  hour,
  post,
  direction,
  kind: "resident",
  passed,
  referred: 1,
  turnedAway: 2,
})
const rows = [row(8, "正门", "in", 10), row(8, "侧门", "in", 5), row(23, "正门", "out", 4)]

describe("the counts by hour", () => {
  it("reach from 6 to 22, and further where somebody came", () => {
    expect(hoursOf([], null).map(({ hour }) => hour)).toEqual([...Array(17).keys()].map((hour) => hour + 6))
    expect(hoursOf(rows, null).at(-1)?.hour).toBe(23)
  })

  it("sum the posts, or keep to one", () => {
    expect(hoursOf(rows, null).find(({ hour }) => hour === 8)?.in.passed).toBe(15)
    expect(hoursOf(rows, "侧门").find(({ hour }) => hour === 8)?.in.passed).toBe(5)
    expect(dayOfHours(hoursOf(rows, null)).out).toEqual({ passed: 4, referred: 1, turnedAway: 2 })
  })
})
