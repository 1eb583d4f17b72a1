import { clockOf, dayOf, type Instant } from "../../core/kit/dates.ts"
import { dayText, today } from "./days.ts"
import type { Language } from "./i18n.ts"

/** `18:00` of today, `2月12日 18:00` of another day. */
export function momentShort(at: Instant, language: Language): string {
  const day = dayOf(at)
  return day === today() ? clockOf(at) : `${dayText(day, language)} ${clockOf(at)}`
}
