import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant } from "../../core/kit/dates.ts"
import { dayText, dayWithWeekday, fullDayText, momentText, writtenText } from "./days.ts"

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

  it("are shortened where a book wrote them, of today to the clock", () => {
    expect(writtenText("2020-02-11 18:20", "zh", day)).toBe("2月11日 18:20")
    expect(writtenText("2020-02-12 18:20", "en", day)).toBe("18:20")
    expect(writtenText("2020-02-12", "zh", day)).toBe("2月12日")
    expect(writtenText("2020-02-11", "en", day)).toBe("11 Feb")
    expect(writtenText("很久以前", "zh", day)).toBe("很久以前")
  })

  it("show a moment on Shanghai's clock, past midnight the next day", () => {
    expect(momentText("2020-02-12T16:05:00.000Z" as Instant, "zh")).toBe("2020年2月13日 00:05")
  })
})
