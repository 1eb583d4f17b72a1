import { describe, expect, it } from "vitest"
import { sparedReadings } from "./spared-readings.ts"

const slots = {
  slots: [
    { name: "上午", missingFrom: "12:00" },
    { name: "下午", missingFrom: "20:00" },
  ],
} as const

describe("what the first day of a case owes", () => {
  it.each([
    ["", 0],
    ["08:30", 0],
    ["11:59", 0],
    ["12:00", 1],
    ["19:59", 1],
    ["20:00", 2],
    ["23:10", 2],
  ])("registered at %s, %i readings are spared", (clock, spared) => {
    expect(sparedReadings(clock, slots)).toBe(spared)
  })
})
