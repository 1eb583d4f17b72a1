import { expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import { dueOf, dueText } from "./due.ts"

const at = (day: string, clock: string) => instantOfShanghai(getPlainDate(day), clock) as Instant
const now = at("2020-02-29", "23:10")

it("proposes the end of today, also on the last evening of a month", () => {
  expect(dueOf("today", now)).toBe(at("2020-03-01", "00:00"))
  expect(dueOf("noon", now)).toBe(at("2020-03-01", "12:00"))
  expect(dueOf("tomorrow", now)).toBe(at("2020-03-02", "00:00"))
  expect(dueOf("none", now)).toBeNull()
})

it("says the end of a day as that day's", () => {
  expect(dueText(at("2020-03-01", "00:00"), now, "zh")).toBe("24:00")
  expect(dueText(at("2020-03-01", "00:00"), at("2020-03-01", "09:00"), "zh")).toBe("2月29日 24:00")
  expect(dueText(at("2020-03-01", "12:00"), now, "en")).toBe("1 Mar 12:00")
})
