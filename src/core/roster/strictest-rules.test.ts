import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import { firstPolicies } from "../policy/first-policies.ts"
import { type Policy, policyOn } from "../policy/policy.ts"
import { strictestRules } from "./strictest-rules.ts"

const [monday, wednesday, sunday] = ["2020-03-09", "2020-03-11", "2020-03-15"].map(getPlainDate)
const days = { from: monday as never, until: sunday as never }
const fatigue = policyOn(firstPolicies, "fatigue", days.from)
const duty = policyOn(firstPolicies, "duty", days.from)

describe("the rules of a week", () => {
  it("are those in force on its first day, where none changes", () => {
    expect(strictestRules(firstPolicies, days)).toEqual({ fatigue, duty })
  })

  it("are of each bound the stricter one, where one changes in its middle", () => {
    const changed = {
      ...{ rule: "fatigue", inForceFrom: wednesday, document: "a notice" },
      value: { ...fatigue, redHours: 40, amberHours: 90, restHours: 14, gateAge: 16 },
    } as Policy
    const strict = { ...fatigue, redHours: 40, restHours: 14 }
    expect(strictestRules([...firstPolicies, changed], days)).toEqual({ fatigue: strict, duty })
  })

  it("are none before there was one", () => {
    const early = { from: getPlainDate("2019-12-30"), until: getPlainDate("2020-01-05") }
    expect(strictestRules(firstPolicies, early)).toBeNull()
  })
})
