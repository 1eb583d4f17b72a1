import { describe, expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import { firstPolicies } from "./first-policies.ts"
import { type Policy, policyOn } from "./policy.ts"

const day = getPlainDate

describe("policies", () => {
  it("hold from the day they are in force", () => {
    expect(policyOn(firstPolicies, "mask-quota", day("2020-02-01"))).toBeNull()
    expect(policyOn(firstPolicies, "mask-quota", day("2020-02-02"))).toEqual({ perDwelling: 5 })
    expect(policyOn(firstPolicies, "quarantine-length", day("2020-03-05"))?.days).toBe(14)
  })

  it("give way to a later one of the same rule, in whatever order they are listed", () => {
    const later: Policy = {
      rule: "mask-quota",
      inForceFrom: day("2020-03-01"),
      value: { perDwelling: 10 },
      document: "later notice",
    }
    for (const policies of [
      [later, ...firstPolicies],
      [...firstPolicies, later],
    ]) {
      expect(policyOn(policies, "mask-quota", day("2020-02-29"))?.perDwelling).toBe(5)
      expect(policyOn(policies, "mask-quota", day("2020-03-01"))?.perDwelling).toBe(10)
    }
  })
})
