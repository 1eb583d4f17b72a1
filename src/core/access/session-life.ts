import type { Instant } from "../kit/dates.ts"
import { addMinutes, earlierOf, minutesBetween } from "../kit/moments.ts"

/** A session ends 12 hours after it was last used (a long shift), and 7 days after the sign-in in any case. */
export const sessionLife = { idleMinutes: 12 * 60, wholeMinutes: 7 * 24 * 60 } as const

/** When a session that is used now ends. */
export function expiryOf(madeAt: Instant, now: Instant): Instant {
  return earlierOf(addMinutes(now, sessionLife.idleMinutes), addMinutes(madeAt, sessionLife.wholeMinutes))
}

/** Whether its use is worth writing down again: once a minute is enough. */
export function isWorthRenewing(seenAt: Instant, now: Instant): boolean {
  return minutesBetween(seenAt, now) >= 1
}
