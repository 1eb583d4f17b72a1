import type { PlainDate } from "../kit/dates.ts"

/** How a restriction stands, as the person it binds is told. */
export type RestrictionState = "in-force" | "over" | "past-its-day"

/** In force until it ends: past its last day it binds no less until somebody has signed its end, and says so. */
export function restrictionState(
  one: { readonly dueOn: PlainDate; readonly endedOn: PlainDate | null },
  today: PlainDate,
): RestrictionState {
  if (one.endedOn !== null && one.endedOn <= today) return "over"
  return one.dueOn < today ? "past-its-day" : "in-force"
}
