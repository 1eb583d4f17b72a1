import { expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import { restrictionState } from "./restriction.ts"

const day = getPlainDate

it.each([
  ["2020-02-19", null, "in-force"],
  ["2020-02-20", null, "past-its-day"],
  ["2020-02-18", "2020-02-19", "in-force"],
  ["2020-02-19", "2020-02-19", "over"],
  ["2020-02-25", "2020-02-19", "over"],
] as const)("a quarantine due on the 19th is on %s, ended %s, %s", (today, ended, state) => {
  const endedOn = ended === null ? null : day(ended)
  expect(restrictionState({ dueOn: day("2020-02-19"), endedOn }, day(today))).toBe(state)
})
