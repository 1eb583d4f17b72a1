import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../kit/dates.ts"
import type { ReadingsByDay } from "./case-readings.ts"
import { doubtsOf } from "./release-doubts.ts"

const opened = getPlainDate("2020-02-06")
const today = getPlainDate("2020-02-20")
const at = (clock: string) => instantOfShanghai(today, clock) as Instant
const rules = {
  "reading-slots": {
    slots: [
      { name: "上午", missingFrom: "12:00" },
      { name: "下午", missingFrom: "20:00" },
    ],
  },
  feverFrom: 37.3,
}
const well: [number, number] = [36.5, 36.6]

describe("doubtsOf", () => {
  const table: readonly (readonly [string, ReadingsByDay, string, readonly string[]])[] = [
    ["both of yesterday, early today", { "2020-02-19": well }, "09:00", []],
    ["one of the last two missing", { "2020-02-19": [36.5, null] }, "09:00", []],
    ["both missing", { "2020-02-18": well, "2020-02-19": [null, null] }, "09:00", ["readings-missing"]],
    ["missing since noon", { "2020-02-19": [36.5, null] }, "12:00", ["readings-missing"]],
    ["a fever this morning", { "2020-02-19": well, "2020-02-20": [38, null] }, "09:00", ["fever"]],
    ["a fever, then two well", { "2020-02-18": [38, 38], "2020-02-19": well }, "09:00", []],
    ["a fever before two missing", { "2020-02-18": [36.5, 38] }, "09:00", ["fever", "readings-missing"]],
    ["nothing at all", {}, "09:00", ["readings-missing"]],
  ]
  it.each(table)("%s", (_name, readings, clock, doubts) => {
    expect(doubtsOf(readings, opened, at(clock), rules)).toEqual(doubts)
  })
})
