import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import { readingsOfCase } from "./case-readings.ts"

const day = getPlainDate
const opened = { openedOn: day("2020-02-10"), endedOn: null }

describe("readingsOfCase", () => {
  it("has every day of the case, with null for what is missing", () => {
    const readings = [{ day: day("2020-02-10"), slot: "下午", celsius: 36.6 }]
    expect(readingsOfCase(opened, readings, day("2020-02-11"))).toEqual({
      "2020-02-10": [null, 36.6],
      "2020-02-11": [null, null],
    })
  })

  it("keeps the higher of two readings for one time of day", () => {
    const readings = [38.1, 36.9].map((celsius) => ({ day: day("2020-02-10"), slot: "上午", celsius }))
    expect(readingsOfCase(opened, readings, day("2020-02-10"))).toEqual({ "2020-02-10": [38.1, null] })
  })

  it("owes no reading on the day of release, and shows one that was taken", () => {
    const ended = { openedOn: day("2020-02-10"), endedOn: day("2020-02-12") }
    const readings = [{ day: day("2020-02-12"), slot: "上午", celsius: 36.5 }]
    const on = day("2020-02-20")
    expect(Object.keys(readingsOfCase(ended, [], on))).toEqual(["2020-02-10", "2020-02-11"])
    expect(readingsOfCase(ended, readings, on)["2020-02-12"]).toEqual([36.5, null])
  })

  it("shows nothing of days after the one asked for, nor before the case", () => {
    const readings = ["2020-02-09", "2020-02-12"].map((text) => ({
      day: day(text),
      slot: "上午",
      celsius: 36.5,
    }))
    expect(Object.keys(readingsOfCase(opened, readings, day("2020-02-10")))).toEqual(["2020-02-10"])
  })
})
