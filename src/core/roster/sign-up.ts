import { addDays, type Instant, instantOfShanghai, type PlainDate } from "../kit/dates.ts"
import { objection, type TurnObjection } from "./turn-objection.ts"

/** On the evening before, a sign-up is binding: from then on the office asks for somebody else. */
const BINDING_FROM = "20:00"

/** Until when a sign-up for a day may be taken back by whoever made it. */
export function backUntil(day: PlainDate): Instant {
  return instantOfShanghai(addDays(day, -1), BINDING_FROM) as Instant
}

/** Why nobody may sign up for a turn now: it has begun, or its week is not open. `opensAt`: null where nobody has said from when. */
export function whyNotOpen(
  turn: { readonly startsAt: Instant },
  week: { readonly opensAt: Instant | null } | undefined,
  now: Instant,
): TurnObjection[] {
  if (turn.startsAt <= now) return [objection("over")]
  const opensAt = week?.opensAt ?? null
  if (opensAt !== null && opensAt <= now) return []
  return [opensAt === null ? objection("not-planned") : objection("not-open", { from: opensAt })]
}
