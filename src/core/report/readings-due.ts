import { clockOf, dayOf, type Instant, type PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"

/**
 * How many of a day's readings are missing by now where they were not taken: both of a past day, of today by
 * the clock.
 */
export function readingsDueBy(
  now: Instant,
  day: PlainDate,
  { slots }: PolicyValues["reading-slots"],
): 0 | 1 | 2 {
  const today = dayOf(now)
  if (day !== today) return day < today ? 2 : 0
  const due = slots.filter((slot) => slot.missingFrom <= clockOf(now)).length
  return due === 0 ? 0 : due === 1 ? 1 : 2
}
