import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { firstPolicies } from "./first-policies.ts"
import type { PolicyRule, PolicyValues } from "./policy.ts"
import { policyFields, policyRules } from "./policy-fields.ts"
import { readPolicy } from "./read-policy.ts"

const tired = firstPolicies.find(({ rule }) => rule === "fatigue")?.value as PolicyValues["fatigue"]

describe("readPolicy", () => {
  it("reads every rule that a neighbourhood starts with, and back as it was", () => {
    for (const { rule, value } of firstPolicies) expect(readPolicy(rule, value)).toEqual({ ok: true, value })
    expect(new Set(policyRules)).toEqual(new Set(firstPolicies.map(({ rule }) => rule)))
  })

  it.each<[PolicyRule, unknown, string]>([
    ["quarantine-length", { days: 0, from: "arrival" }, "days"],
    ["quarantine-length", { days: 14.5, from: "arrival" }, "days"],
    ["quarantine-length", { days: "14", from: "arrival" }, "days"],
    ["quarantine-length", { days: 14, from: "departure" }, "from"],
    ["quarantine-length", { days: 14, from: "arrival", more: 1 }, "more"],
    ["quarantine-length", [14], "value"],
    ["fever-threshold", { celsius: 37.33 }, "celsius"],
    ["fever-threshold", { celsius: 373 }, "celsius"],
    ["reading-slots", { slots: [{ name: "上午", missingFrom: "12:00" }] }, "slots"],
    ["reading-slots", { slots: slots("20:00", "12:00") }, "slots"],
    ["reading-slots", { slots: slots("12:00", "24:00") }, "slots"],
    ["reading-slots", { slots: [null, null] }, "slots"],
    ["key-areas", { regions: ["湖北", "湖北"] }, "regions"],
    ["key-areas", { regions: [" "] }, "regions"],
    ["follow-up", { days: 7, callOn: [3, 8] }, "callOn"],
    ["fatigue", { ...tired, gateAge: 16 }, "gateAge"],
    ["fatigue", { ...tired, amberHours: 61 }, "redHours"],
    ["fatigue", { ...tired, redNights: 2 }, "redNights"],
    ["fatigue", { ...tired, amberDays: 12 }, "redDays"],
    ["tenant-entry", { course: "let-in", until: "2020-02-20", goTo: "居委会", objectTo: "街道" }, "until"],
    ["tenant-entry", { course: "later", until: "2020-02-31", goTo: "居委会", objectTo: "街道" }, "until"],
    ["tenant-entry", { course: "later", until: null, goTo: " ", objectTo: "街道" }, "goTo"],
    ["visit-rhythm", { visitEveryDays: 3, wasteEveryDays: 1, by: "8:00" }, "by"],
  ])("refuses of %s what is out of bounds: %j", (rule, value, field) => {
    expect(readPolicy(rule, value)).toEqual({ ok: false, field })
  })

  it("never takes a value that lacks a field, and never throws", () => {
    for (const { rule, value } of firstPolicies) {
      for (const field of Object.keys(policyFields[rule])) {
        const { [field]: _gone, ...rest } = value as Record<string, unknown>
        expect(readPolicy(rule, rest)).toEqual({ ok: false, field })
      }
    }
    fc.assert(
      fc.property(fc.constantFrom(...policyRules), fc.anything(), (rule, value) => {
        expect(typeof readPolicy(rule, value).ok).toBe("boolean")
      }),
    )
  })
})

function slots(morning: string, afternoon: string) {
  return [
    { name: "上午", missingFrom: morning },
    { name: "下午", missingFrom: afternoon },
  ]
}
