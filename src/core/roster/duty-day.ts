import { addDays, clockOf, dayOf, type Instant, instantOf, type PlainDate } from "../kit/dates.ts"
import { addMinutes, minutesBetween } from "../kit/moments.ts"
import type { DutyDemand } from "./duty-ground.ts"
import type { ShiftHours } from "./free-times.ts"
import { weekdayOfDay } from "./week.ts"

/**
 * How a turn stands: to come, near, begun without anybody (`late`), given up for missing, signed in, signed out.
 */
export const turnStates = ["ahead", "near", "late", "missed", "here", "left"] as const
export type TurnState = (typeof turnStates)[number]

export type SignedTurn = {
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly signedInAt: Instant | null
  readonly signedOutAt: Instant | null
  readonly missedAt: Instant | null
}

/** Minutes before its beginning from which a turn can be signed in for, and after its end until when a late turn is still near. */
export const SIGN_IN_MINUTES = 60

export function turnState(turn: SignedTurn, now: Instant): TurnState {
  if (turn.signedOutAt !== null) return "left"
  if (turn.signedInAt !== null) return "here"
  if (turn.missedAt !== null || now >= turn.endsAt) return "missed"
  if (now >= turn.startsAt) return "late"
  return minutesBetween(now, turn.startsAt) <= SIGN_IN_MINUTES ? "near" : "ahead"
}

/** Minutes that nobody has been there; 0 where somebody is, or the turn has not begun. */
export function minutesMissing(turn: SignedTurn, now: Instant): number {
  const state = turnState(turn, now)
  if (state !== "late" && state !== "missed") return 0
  return minutesBetween(turn.startsAt, now < turn.endsAt ? now : turn.endsAt)
}

/** Whether somebody can sign in for a turn at a moment: from an hour before its beginning to its end. */
export function maySignIn({ startsAt, endsAt }: SignedTurn, at: Instant): boolean {
  return at >= addMinutes(startsAt, -SIGN_IN_MINUTES) && at < endsAt
}

/** Of somebody's turns the one that a sign-in at a post means: not signed in yet, the one that begins nearest. */
export function turnToSignIn<Turn extends SignedTurn>(turns: readonly Turn[], at: Instant): Turn | undefined {
  const distance = ({ startsAt }: Turn) => Math.abs(Date.parse(startsAt) - Date.parse(at))
  return turns
    .filter((turn) => turn.signedInAt === null && maySignIn(turn, at))
    .toSorted((one, other) => distance(one) - distance(other))[0]
}

/** The beginning and the end of some hours of a day. */
export function spanOf(
  day: PlainDate,
  { start, minutes }: Pick<ShiftHours, "start" | "minutes">,
): { readonly startsAt: Instant; readonly endsAt: Instant } {
  const startsAt = instantOf(Date.parse(`${day}T00:00:00+08:00`) + start * 60_000)
  return { startsAt, endsAt: addMinutes(startsAt, minutes) }
}

export type WantedAt = { readonly heads: number; readonly leads: number }

/** How many are wanted at a post in some hours of a day. */
export function wantedAt(
  demands: readonly DutyDemand[],
  slot: { readonly day: PlainDate; readonly postId: string; readonly hoursId: string },
): WantedAt {
  const weekday = weekdayOfDay(slot.day)
  const holding = demands.filter(
    ({ postId, hoursId, weekdays, from, until }) =>
      postId === slot.postId &&
      hoursId === slot.hoursId &&
      weekdays.includes(weekday) &&
      from <= slot.day &&
      (until === null || until >= slot.day),
  )
  return {
    heads: holding.reduce((sum, { heads }) => sum + heads, 0),
    leads: holding.reduce((sum, { leads }) => sum + leads, 0),
  }
}

/** A round of the posts between these hours is one by night. */
const NIGHT = { from: "22:00", until: "06:00" }

export function isNightAt(at: Instant): boolean {
  const clock = clockOf(at)
  return clock >= NIGHT.from || clock < NIGHT.until
}

/** The day on whose evening a night began. */
export function nightOf(at: Instant): PlainDate {
  return clockOf(at) < NIGHT.until ? addDays(dayOf(at), -1) : dayOf(at)
}
