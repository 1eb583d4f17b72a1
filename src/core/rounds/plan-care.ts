import { addDays, daysBetween, daysFromTo, instantOfShanghai, type PlainDate } from "../kit/dates.ts"
import type { PlannedCheck } from "./planned-check.ts"

/** Regular calls to or visits of somebody in special care, who has consented. */
export type CarePlan = {
  readonly id: string
  readonly personId: string
  readonly homeId: string
  readonly way: "call" | "visit"
  readonly everyDays: number
  readonly fromOn: PlainDate
  /** The first day without it; null: it goes on. */
  readonly toOn: PlainDate | null
}

/** Days for which contacts are planned ahead, today among them. */
export const CARE_DAYS_AHEAD = 14

/** The contacts of a plan from today on; `by` is the clock by which they are made. */
export function planCare(plan: CarePlan, today: PlainDate, by: string): PlannedCheck[] {
  const { id, personId, homeId, way, everyDays, fromOn, toOn } = plan
  const first = fromOn > today ? fromOn : today
  return daysFromTo(first, addDays(today, CARE_DAYS_AHEAD - 1))
    .filter((day) => daysBetween(fromOn, day) % everyDays === 0 && (toOn === null || day < toOn))
    .map((day) => {
      const dueAt = instantOfShanghai(day, by)
      if (dueAt === null) throw new RangeError("not a clock")
      const about = { kind: way, source: "care", sourceId: id, dwellingId: homeId, personId } as const
      return { ...about, cause: `care ${id} ${way} ${day}`, day, slot: "", dueAt }
    })
}
