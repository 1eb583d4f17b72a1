import { expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../kit/dates.ts"
import { followUpTimes, readClockAhead } from "./follow-up-time.ts"

const at = (clock: string, day = "2020-02-12"): Instant => {
  const moment = instantOfShanghai(getPlainDate(day), clock)
  if (moment === null) throw new Error("no clock")
  return moment
}

it.each([
  ["09:00", ["today-18", "tomorrow-9", "tomorrow-18", "after-tomorrow-9"]],
  ["17:30", ["today-18", "tomorrow-9", "tomorrow-18", "after-tomorrow-9"]],
  ["17:31", ["tomorrow-9", "tomorrow-18", "after-tomorrow-9"]],
  ["23:59", ["tomorrow-9", "tomorrow-18", "after-tomorrow-9"]],
])("at %s offers deadlines that can be kept", (clock, keys) => {
  const offered = followUpTimes(at(clock))
  expect(offered.map(({ key }) => key)).toEqual(keys)
  expect(offered.map((each) => each.at).toSorted()).toEqual(offered.map((each) => each.at))
  expect(offered.every((each) => each.at > at(clock))).toBe(true)
})

it("offers clocks of Shanghai", () => {
  expect(followUpTimes(at("09:00")).map((each) => each.at)).toEqual([
    at("18:00"),
    at("09:00", "2020-02-13"),
    at("18:00", "2020-02-13"),
    at("09:00", "2020-02-14"),
  ])
})

it.each([
  ["15:00", at("15:00")],
  ["15点", at("15:00")],
  ["15点30分", at("15:30")],
  ["15：05", at("15:05")],
  ["15", at("15:00")],
  ["9", at("09:00", "2020-02-13")],
  ["10:00", at("10:00", "2020-02-13")],
  ["25:00", null],
  ["下午", null],
  ["", null],
])("reads %s as a moment ahead", (written, moment) => {
  expect(readClockAhead(written, at("10:00"))).toBe(moment)
})
