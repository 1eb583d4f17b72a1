import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import { firstPolicies } from "../policy/first-policies.ts"
import { type RestrictingCase, restrictionOf } from "./restriction.ts"

const day = getPlainDate
const one: RestrictingCase = {
  door: "288弄12号302室",
  openedOn: day("2020-02-05"),
  arrivedOn: day("2020-02-05"),
  countedFrom: day("2020-02-05"),
  dueOn: day("2020-02-19"),
  endedOn: null,
  extensionOrder: null,
}

describe("a restriction", () => {
  it.each([
    ["2020-02-19", null, "in-force"],
    ["2020-02-20", null, "past-its-day"],
    ["2020-02-18", "2020-02-19", "in-force"],
    ["2020-02-19", "2020-02-19", "over"],
  ] as const)("on %s, ended %s, is %s", (today, ended, state) => {
    const endedOn = ended === null ? null : day(ended)
    expect(restrictionOf({ ...one, endedOn }, firstPolicies, day(today)).state).toBe(state)
  })

  it("names the document of the rule in force on the day of arrival, not of a later one", () => {
    const rule = firstPolicies.find(({ rule }) => rule === "quarantine-length")
    if (rule?.rule !== "quarantine-length") throw new Error("no rule of length")
    const later = {
      ...rule,
      inForceFrom: day("2020-03-01"),
      value: { ...rule.value, days: 7 },
      document: "later",
    }
    const told = restrictionOf(one, [later, ...firstPolicies], day("2020-03-02"))
    expect(told).toMatchObject({ document: rule.document, days: 14, from: "2020-02-05", until: "2020-02-19" })
  })
})
