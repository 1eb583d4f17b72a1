import { expect, it } from "vitest"
import { readClock } from "./read-clock.ts"

it.each([
  ["9:30", "09:30"],
  ["0930", "09:30"],
  ["930", "09:30"],
  ["17：05", "17:05"],
  ["24:00", null],
  ["9:60", null],
  ["9", null],
  ["", null],
])("%s is %s", (typed, clock) => {
  expect(readClock(typed)).toBe(clock)
})
