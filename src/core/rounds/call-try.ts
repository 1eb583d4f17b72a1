import type { Instant } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"
import type { PolicyValues } from "../policy/policy.ts"
import { type CallOutcome, statusAfter } from "./attempt.ts"
import type { CheckStatus } from "./planned-check.ts"

export type CallTry = {
  readonly outcome: CallOutcome
  /** Whether what was said is fine. */
  readonly fine: boolean
  /** When they asked to be called. */
  readonly againAt: Instant | null
}

/** What a call to make is after a try. */
export type AfterTry = {
  readonly status: CheckStatus
  /** Tries that reached nobody; whoever asks to be called later was reached. */
  readonly attempts: number
  /** Not to be called before. */
  readonly againAt: Instant | null
  /** What somebody has to see to now: to go there, or what was said. */
  readonly raises: "missed-call" | "seen-not-fine" | null
}

/** Whether a call goes to the round at the door: it reached nobody as often as the rule asks for, or the number is another's. */
export function goesToDoor(
  check: { readonly status: CheckStatus; readonly outcome: string | null; readonly attempts: number },
  tries: number,
): boolean {
  if (check.outcome === "wrong-number") return true
  return check.status === "nobody-there" && check.attempts >= tries
}

/** What one more try leaves of a call to make, by the rule in force. */
export function afterTry(
  attempts: number,
  given: CallTry,
  now: Instant,
  rule: PolicyValues["call-queue"],
): AfterTry {
  const { outcome, fine } = given
  const status = statusAfter(outcome, fine)
  switch (outcome) {
    case "reached":
      return { status, attempts, againAt: null, raises: fine ? null : "seen-not-fine" }
    case "refused":
      return { status, attempts, againAt: null, raises: "seen-not-fine" }
    case "wrong-number":
      return { status, attempts, againAt: null, raises: "missed-call" }
    case "call-again":
      return {
        ...{ status, attempts, raises: null },
        againAt: given.againAt ?? addMinutes(now, rule.againMinutes),
      }
    case "no-answer":
    case "busy": {
      const tried = attempts + 1
      const isLast = tried >= rule.tries
      const againAt = isLast ? null : addMinutes(now, rule.againMinutes)
      return { status, attempts: tried, againAt, raises: isLast ? "missed-call" : null }
    }
  }
}
