import {
  dayOf,
  type Instant,
  instantOfShanghai,
  type PlainDate,
  parsePlainDate,
  writtenMoment,
} from "../../core/kit/dates.ts"
import type { Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"

/** When something was registered, as books have it: now, or an earlier moment that was written on paper. */
export function screeningMoment(
  at: string | undefined,
  now: Instant,
): { readonly day: PlainDate; readonly text: string } | Refusal<"wrong-day"> {
  if (at === undefined) return { day: dayOf(now), text: writtenMoment(now) }
  const [written = "", clock = ""] = at.split(" ")
  const day = parsePlainDate(written)
  const moment = day === null ? null : instantOfShanghai(day, clock)
  if (day === null || moment === null || moment > now) return refuse("wrong-day", "at")
  return { day, text: at }
}
