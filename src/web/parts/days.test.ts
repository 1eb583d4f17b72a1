import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant } from "../../core/kit/dates.ts"
import { dayText, dayWithWeekday, fullDayText, momentText } from "./days.ts"

const day = getPlainDate("2020-02-12")

describe("days", () => {
  it("are written as a person in Shanghai writes them", () => {
    expect(dayText(day, "zh")).toBe("2月12日")
    expect(dayWithWeekday(day, "zh")).toBe("2月12日 星期三")
    expect(fullDayText(day, "zh")).toBe("2020年2月12日")
  })

  it("are written in English", () => {
    expect(dayWithWeekday(day, "en")).toBe("12 Feb, Wed")
    expect(fullDayText(day, "en")).toBe("12 Feb 2020")
  })

  it("show a moment on Shanghai's clock, past midnight the next day", () => {
    expect(momentText("2020-02-12T16:05:00.000Z" as Instant, "zh")).toBe("2020年2月13日 00:05")
  })
})
