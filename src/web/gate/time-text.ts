import { clockOf, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import type { Language } from "../parts/i18n.ts"

/** `14:05` of the day that is shown, `2月11日 14:05` of another. */
export function timeText(at: string, shown: PlainDate, language: Language): string {
  const day = dayOf(at as Instant)
  const clock = clockOf(at as Instant)
  return day === shown ? clock : `${dayText(day, language)} ${clock}`
}

/** `14:05`; where a book gives no clock, its own words without the day. */
export function clockText(at: string): string {
  return /T.*Z$/.test(at) ? clockOf(at as Instant) : at.replace(/^\d{4}-\d{2}-\d{2}\s*/, "")
}
