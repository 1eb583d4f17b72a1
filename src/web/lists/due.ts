import { addDays, clockOf, dayOf, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import type { Language } from "../parts/i18n.ts"

export const dueChoices = ["today", "noon", "tomorrow", "none", "own"] as const
export type DueChoice = (typeof dueChoices)[number]

/** The moment that a quick choice means; `today` is its end, as lists ask for it. */
export function dueOf(choice: Exclude<DueChoice, "own">, now: Instant): Instant | null {
  const today = dayOf(now)
  switch (choice) {
    case "today":
      return instantOfShanghai(addDays(today, 1), "00:00")
    case "noon":
      return instantOfShanghai(addDays(today, 1), "12:00")
    case "tomorrow":
      return instantOfShanghai(addDays(today, 2), "00:00")
    case "none":
      return null
  }
}

/** `24:00` of today, `2月12日 24:00` of another day: the end of a day is that day's, not the next one's beginning. */
export function dueText(at: Instant, now: Instant, language: Language): string {
  const isEnd = clockOf(at) === "00:00"
  const day = isEnd ? addDays(dayOf(at), -1) : dayOf(at)
  const clock = isEnd ? "24:00" : clockOf(at)
  return day === dayOf(now) ? clock : `${dayText(day, language)} ${clock}`
}
