import { clockOf, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"

/** Day and clock of a fact: a moment in UTC, or a day with or without a clock as a book has it. */
export function factTime(at: string): { day: PlainDate; clock: string } {
  return at.endsWith("Z")
    ? { day: dayOf(at as Instant), clock: clockOf(at as Instant) }
    : { day: at.slice(0, 10) as PlainDate, clock: at.slice(11, 16) }
}
