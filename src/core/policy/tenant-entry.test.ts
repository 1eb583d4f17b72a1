import { expect, it } from "vitest"
import { getPlainDate } from "../kit/dates.ts"
import type { Policy } from "./policy.ts"
import { tenantRestrictionOn } from "./tenant-entry.ts"

const day = getPlainDate
const rule = (course: "let-in" | "register-first" | "later", until: string | null): Policy => ({
  rule: "tenant-entry",
  inForceFrom: day("2020-02-10"),
  value: { course, until: until === null ? null : day(until), goTo: "居委会", objectTo: "街道办事处" },
  document: "通告",
})

it.each([
  ["no rule yet", rule("later", null), "2020-02-09", false],
  ["let in", rule("let-in", null), "2020-02-12", false],
  ["register first", rule("register-first", null), "2020-02-12", true],
  ["later, without a day", rule("later", null), "2020-02-12", true],
  ["later, the day before", rule("later", "2020-02-20"), "2020-02-19", true],
  ["later, on the day itself", rule("later", "2020-02-20"), "2020-02-20", false],
])("restricts a tenant or not: %s", (_, policy, on, restricts) => {
  expect(tenantRestrictionOn([policy], day(on)) !== null).toBe(restricts)
})

it("restricts nobody where there is no rule", () => {
  expect(tenantRestrictionOn([], day("2020-02-12"))).toBeNull()
})
