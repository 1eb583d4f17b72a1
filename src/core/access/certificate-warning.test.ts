import { describe, expect, it } from "vitest"
import { addDays, getPlainDate, instantOf, instantOfShanghai } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"
import { certificateWarning } from "./certificate-warning.ts"

const until = instantOfShanghai(getPlainDate("2020-06-30"), "12:00") ?? instantOf(0)
const onDay = (daysBefore: number, clock = "08:00") =>
  instantOfShanghai(addDays(getPlainDate("2020-06-30"), -daysBefore), clock) ?? instantOf(0)

describe("the certificate's warning", () => {
  it.each([
    [397, "valid"],
    [31, "valid"],
    [30, "month"],
    [15, "month"],
    [14, "fortnight"],
    [8, "fortnight"],
    [7, "week"],
    [1, "week"],
    [0, "week"],
  ])("%i days before the end is %s", (daysLeft, stage) => {
    expect(certificateWarning(until, onDay(daysLeft))).toEqual({ stage, daysLeft })
  })

  it("changes at midnight, not at the hour of the end", () => {
    expect(certificateWarning(until, onDay(31, "23:59")).stage).toBe("valid")
    expect(certificateWarning(until, onDay(30, "00:00")).stage).toBe("month")
  })

  it.each([
    [-1, "week"],
    [0, "ended"],
    [1, "ended"],
    [100_000, "ended"],
  ])("%i minutes after the end is %s, with no day left", (minutes, stage) => {
    expect(certificateWarning(until, addMinutes(until, minutes))).toEqual({ stage, daysLeft: 0 })
  })
})
