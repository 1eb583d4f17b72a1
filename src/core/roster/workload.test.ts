import { describe, expect, it } from "vitest"
import { addDays, getPlainDate, type PlainDate } from "../kit/dates.ts"
import { firstPolicies } from "../policy/first-policies.ts"
import { type PolicyValues, policyOn } from "../policy/policy.ts"
import type { DutyTurn } from "./burden.ts"
import { workloadOf } from "./workload.ts"

const today = getPlainDate("2020-03-01")
const rule = policyOn(firstPolicies, "fatigue", today) as PolicyValues["fatigue"]
const night = (ahead: number): DutyTurn => ({ day: addDays(today, ahead), minutes: 360, isNight: true })
/** Red from two nights on, from a day on. */
const stricterFrom = (day: PlainDate) => (on: PlainDate) =>
  on < day ? rule : { ...rule, amberNights: 1, redNights: 2 }

describe("what is planned", () => {
  it("is held against the rule of its own day, and what was done against today's", () => {
    const turns = { done: [night(-2), night(-1)], planned: [night(1)] }
    const loadBy = (from: PlainDate) => workloadOf(turns, today, stricterFrom(from))
    expect(loadBy(addDays(today, 30))).toMatchObject({ level: "rested", ahead: { level: "amber" } })
    expect(loadBy(addDays(today, 3))).toMatchObject({
      level: "rested",
      ahead: { level: "red", on: addDays(today, 3) },
    })
    expect(loadBy(addDays(today, 30)).ahead.on).toBe(addDays(today, 1))
    expect(loadBy(today)).toMatchObject({ level: "red", ahead: { level: "red", on: today } })
  })
})
