import { addDays, dayOf, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"

export const dueChoices = ["tonight", "late", "noon", "tomorrow", "three", "week", "none", "own"] as const
export type DueChoice = (typeof dueChoices)[number]

/** The choices that are still to come. */
export function dueChoicesAt(now: Instant): DueChoice[] {
  return dueChoices.filter(
    (choice) => choice === "none" || choice === "own" || (dueOf(choice, now) ?? now) > now,
  )
}

/** The moment that a quick choice means; null where it means none. */
export function dueOf(choice: Exclude<DueChoice, "own">, now: Instant): Instant | null {
  const today = dayOf(now)
  switch (choice) {
    case "tonight":
      return instantOfShanghai(today, "18:00")
    case "late":
      return instantOfShanghai(today, "21:00")
    case "noon":
      return instantOfShanghai(addDays(today, 1), "12:00")
    case "tomorrow":
      return instantOfShanghai(addDays(today, 1), "18:00")
    case "three":
      return instantOfShanghai(addDays(today, 3), "18:00")
    case "week":
      return instantOfShanghai(addDays(today, 7), "18:00")
    case "none":
      return null
  }
}
