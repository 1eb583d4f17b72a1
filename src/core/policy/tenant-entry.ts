import type { PlainDate } from "../kit/dates.ts"
import { type InForce, inForceOn, type Policy } from "./policy.ts"

/** What a tenant who comes back on a day is told by the rule in force; null where nothing restricts them. */
export function tenantRestrictionOn(
  policies: readonly Policy[],
  day: PlainDate,
): InForce<"tenant-entry"> | null {
  const rule = inForceOn(policies, "tenant-entry", day)
  if (rule === null || rule.value.course === "let-in") return null
  // a day that is there has ended the rule
  if (rule.value.until !== null && rule.value.until <= day) return null
  return rule
}
