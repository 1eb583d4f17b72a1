import { expect, it } from "vitest"
import { firstPolicies } from "../../core/policy/first-policies.ts"
import { readPolicy } from "../../core/policy/read-policy.ts"
import { draftOf, valueIn } from "./policy-draft.ts"

it("a form that nobody touches says the rule as it was", () => {
  for (const { rule, value } of firstPolicies) expect(valueIn(rule, draftOf(rule, value))).toEqual(value)
})

it("what cannot be read is refused by its field", () => {
  const draft = { days: "十四", from: "arrival" }
  expect(readPolicy("quarantine-length", valueIn("quarantine-length", draft))).toEqual({
    ok: false,
    field: "days",
  })
  expect(valueIn("key-areas", { regions: "湖北，温州 台州" })).toEqual({ regions: ["湖北", "温州", "台州"] })
  expect(valueIn("follow-up", { days: "7", callOn: "" })).toEqual({ days: 7, callOn: [] })
})
