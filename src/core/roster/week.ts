import { addDays, type PlainDate } from "../kit/dates.ts"

/** 0 is Monday. */
export function weekdayOfDay(day: PlainDate): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
}

/** The Monday of a day's week. */
export function mondayOf(day: PlainDate): PlainDate {
  return addDays(day, -weekdayOfDay(day))
}
