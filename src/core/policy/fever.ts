import type { PlainDate } from "../kit/dates.ts"
import { type Policy, policyOn } from "./policy.ts"

/** Whether a temperature is a fever by the rule of a day; not measured, or without a rule in force, it is none. */
export function isFeverOn(policies: readonly Policy[], celsius: number | null, day: PlainDate): boolean {
  const rule = policyOn(policies, "fever-threshold", day)
  return celsius !== null && rule !== null && celsius >= rule.celsius
}
