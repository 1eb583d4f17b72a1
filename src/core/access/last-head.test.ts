import { describe, expect, it } from "vitest"
import { wouldLeaveNoHead } from "./last-head.ts"

const head = { id: "a", role: "head", disabled: false } as const
const staff = { id: "b", role: "staff", disabled: false } as const

describe("the last head", () => {
  it.each([
    ["is not disabled", [head, staff], "a", { disabled: true }, true],
    ["is not given another role", [head, staff], "a", { role: "staff" }, true],
    ["may stay what it is", [head, staff], "a", { role: "head", disabled: false }, false],
    ["goes once there is another", [head, { ...staff, role: "head" }], "a", { disabled: true }, false],
    [
      "is last when the other is disabled",
      [head, { ...staff, role: "head", disabled: true }],
      "a",
      { role: "team" },
      true,
    ],
    ["does not hinder changes of others", [head, staff], "b", { disabled: true }, false],
  ] as const)("%s", (_, accounts, id, change, expected) => {
    expect(wouldLeaveNoHead(accounts, id, change)).toBe(expected)
  })
})
