import { type Instant, instantOf } from "./dates.ts"

/** The moment that is `minutes` (may be negative) after `instant`. */
export function addMinutes(instant: Instant, minutes: number): Instant {
  return instantOf(Date.parse(instant) + minutes * 60_000)
}

/** Whole minutes, rounded down, from `from` to `to`; negative when `to` is earlier. */
export function minutesBetween(from: Instant, to: Instant): number {
  return Math.floor((Date.parse(to) - Date.parse(from)) / 60_000)
}

/** The earlier of two moments. */
export function earlierOf(one: Instant, other: Instant): Instant {
  return one < other ? one : other
}
