import { dayOf, type Instant, parsePlainDate } from "../../core/kit/dates.ts"
import type { Policy, PolicyRule } from "../../core/policy/policy.ts"
import { countsWhatHappened } from "../../core/policy/policy-fields.ts"
import { readPolicy } from "../../core/policy/read-policy.ts"
import type { Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"

export type Version = { readonly rule: PolicyRule; readonly inForceFrom: string; readonly value: unknown }

/** No rule of this campaign is older. */
const EARLIEST = "2019-12-01"

/** A version as it would stand, or what is wrong with it. */
export function checkVersion(
  { rule, inForceFrom, value }: Version,
  now: Instant,
): Omit<Policy, "document"> | Refusal<"wrong-policy-value" | "wrong-policy-day" | "policy-counts-already"> {
  const read = readPolicy(rule, value)
  if (!read.ok) return refuse("wrong-policy-value", read.field)
  const day = parsePlainDate(inForceFrom)
  if (day === null || day < EARLIEST) return refuse("wrong-policy-day", "inForceFrom")
  if (countsWhatHappened(rule) && day <= dayOf(now)) return refuse("policy-counts-already", "inForceFrom")
  return { rule, inForceFrom: day, value: read.value } as Omit<Policy, "document">
}

/** Whether a version dated back would keep somebody longer who is in quarantine already: only an order that names them may. */
export function keepsLonger(
  { inForceFrom }: Pick<Version, "inForceFrom">,
  { later }: { readonly later: number },
  now: Instant,
): boolean {
  return later > 0 && inForceFrom < dayOf(now)
}

/** The rules with a version added; it stands in the place of one of the same day. */
export function withVersion(policies: readonly Policy[], version: Omit<Policy, "document">): Policy[] {
  const others = policies.filter(
    ({ rule, inForceFrom }) => rule !== version.rule || inForceFrom !== version.inForceFrom,
  )
  return [...others, { ...version, document: "" } as Policy]
}
