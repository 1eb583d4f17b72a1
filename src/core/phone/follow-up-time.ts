import { addDays, clockOf, dayOf, type Instant, instantOfShanghai } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"

export type FollowUpTime = {
  readonly key: "today-18" | "tomorrow-9" | "tomorrow-18" | "after-tomorrow-9"
  readonly at: Instant
}

/** Nobody gets anything done in less. */
const LEAST_MINUTES = 30

const choices = [
  { key: "today-18", days: 0, clock: "18:00" },
  { key: "tomorrow-9", days: 1, clock: "09:00" },
  { key: "tomorrow-18", days: 1, clock: "18:00" },
  { key: "after-tomorrow-9", days: 2, clock: "09:00" },
] as const

/** The deadlines offered to whoever is on the phone; one that has all but passed is left out. */
export function followUpTimes(now: Instant): FollowUpTime[] {
  return choices.flatMap(({ key, days, clock }) => {
    const at = instantOfShanghai(addDays(dayOf(now), days), clock)
    return at !== null && at >= addMinutes(now, LEAST_MINUTES) ? [{ key, at }] : []
  })
}

/** A clock as it is said on the phone, `15:00`, `15点`, `3:30`: today, or tomorrow where that has passed; null: none. */
export function readClockAhead(written: string, now: Instant): Instant | null {
  const parts = /^\s*(\d{1,2})(?:[:：点时](\d{1,2})?分?)?\s*$/.exec(written)
  if (parts === null) return null
  const [, hour = "", minute = "0"] = parts
  const clock = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`
  const today = instantOfShanghai(dayOf(now), clock)
  if (today === null) return null
  return clock > clockOf(now) ? today : instantOfShanghai(addDays(dayOf(now), 1), clock)
}
