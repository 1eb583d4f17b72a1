import type { PlainDate } from "../kit/dates.ts"
import { type Policy, type PolicyRule, type PolicyValues, policyOn } from "./policy.ts"

/**
 * A rule's value on a day for books that reach back before the first rule was in force: then the first rule holds, since
 * the committee kept its books by it. Throws when the neighbourhood has no such rule at all.
 */
export function getPolicyForBooks<Rule extends PolicyRule>(
  policies: readonly Policy[],
  rule: Rule,
  day: PlainDate,
): PolicyValues[Rule] {
  const first = policies
    .filter((policy) => policy.rule === rule)
    .reduce<PlainDate | null>(
      (earliest, { inForceFrom }) => (earliest !== null && earliest < inForceFrom ? earliest : inForceFrom),
      null,
    )
  const value = policyOn(policies, rule, first !== null && day < first ? first : day)
  if (value === null) throw new Error(`no rule for ${rule}`)
  return value
}

/** °C from which a temperature of a day is a fever, for books as for desks. */
export function feverRule(policies: readonly Policy[]): (day: PlainDate) => number {
  return (day) => getPolicyForBooks(policies, "fever-threshold", day).celsius
}
