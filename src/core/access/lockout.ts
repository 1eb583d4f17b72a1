import type { Instant } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"

/**
 * Eight tries let a tired person mistype; fifteen minutes make a guesser of passwords wait 2 min a guess. In force
 * since 2020-01-24. Source: our own threat model (an office PC in a shared network), in the range that
 * GB/T 22239-2019 (等级保护) leaves to the operator.
 */
const lockout = { failures: 8, minutes: 15 } as const

/** What an account remembers of failed sign-ins. */
export type SignInTries = { readonly failed: number; readonly lockedUntil: Instant | null }

/** Whether the account is locked at this moment. */
export function isLocked(tries: SignInTries, now: Instant): boolean {
  return tries.lockedUntil !== null && tries.lockedUntil > now
}

/**
 * What an account remembers once a password is about to be tried: it is counted as failed before it is looked at, so
 * that guesses sent side by side are all counted. Null when the account is locked and nothing may be tried.
 */
export function beginTry(tries: SignInTries, now: Instant): SignInTries | null {
  if (isLocked(tries, now)) return null
  const failed = tries.failed + 1
  return failed < lockout.failures
    ? { failed, lockedUntil: null }
    : { failed: 0, lockedUntil: addMinutes(now, lockout.minutes) }
}

/** What is left after the right password. */
export const noTries: SignInTries = { failed: 0, lockedUntil: null }
