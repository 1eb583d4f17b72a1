import { addDays, daysBetween, type Instant, type PlainDate } from "../kit/dates.ts"
import type { DeskProblem } from "./desk-problem.ts"
import type { DutyGround } from "./duty-ground.ts"

/** Rules of rest, age and home: never broken, whoever puts somebody somewhere. */
const neverCodes = [
  "not-yet",
  "age",
  "away",
  "rest",
  "hours",
  "nights-of-week",
  "days-on-end",
  "nights-on-end",
  "at-home",
] as const

/** Why somebody does not take a turn; after the rules what was agreed, the place, those who give turns, and signing up. */
export const objectionCodes = [
  ...neverCodes,
  "turns",
  "owed",
  "not-free",
  "busy",
  "full",
  "novice",
  "unskilled",
  "lead",
  "skill",
  "short",
  "family",
  "over",
  "not-planned",
  "not-open",
] as const
export type ObjectionCode = (typeof objectionCodes)[number]

/** Whether nobody may decide otherwise. */
export function isNever({ code }: Pick<TurnObjection, "code">): boolean {
  return neverCodes.some((never) => never === code)
}

/** A turn by its day and the names that the desk gave post and hours; no post where only the hours are known. */
export type NamedTurn = { readonly day: PlainDate; readonly post: string; readonly hours: string }

/** An objection with what its sentence needs; null: that says nothing here. */
export type TurnObjection = {
  readonly code: ObjectionCode
  /** Whom it is about; none: the place. */
  readonly workerIds: readonly string[]
  /** Who else would be away from home. */
  readonly otherIds: readonly string[]
  /** Of the turn that it is about; of a rule over several days the first of them. */
  readonly day: PlainDate | null
  /** The turn that stands against it; where somebody would be missing, that turn. */
  readonly turn: NamedTurn | null
  /** What there is or would be: hours of rest, hours, nights, days, turns, heads. */
  readonly reached: number | null
  /** What the rule allows or asks for. */
  readonly bound: number | null
  readonly skill: string | null
  /** From when on, of what is not open yet. */
  readonly from: Instant | null
}

/** An objection of which only so much is to be said. */
export function objection(
  code: ObjectionCode,
  said: Partial<Omit<TurnObjection, "code">> = {},
): TurnObjection {
  return {
    ...{ workerIds: [], otherIds: [], day: null, turn: null, reached: null, bound: null },
    ...{ skill: null, from: null },
    ...said,
    code,
  }
}

/** What is one sum over several days is said once, by the highest that it reaches. */
const sums: readonly ObjectionCode[] = [
  "hours",
  "nights-of-week",
  "days-on-end",
  "nights-on-end",
  "turns",
  "owed",
]

/** Whether an objection is to what several days add up to. */
export function isSumOfDays(code: ObjectionCode): boolean {
  return sums.includes(code)
}

/** Each objection once. */
export function once(found: readonly TurnObjection[]): TurnObjection[] {
  const kept = new Map<string, TurnObjection>()
  for (const each of found) {
    const { code, workerIds, day, turn, skill, reached } = each
    const about = isSumOfDays(code) ? "" : `${day} ${turn?.day} ${turn?.post} ${turn?.hours} ${skill}`
    const key = `${code} ${workerIds.join("+")} ${about}`
    const known = kept.get(key)
    if (known === undefined || (reached ?? 0) > (known.reached ?? 0)) kept.set(key, each)
  }
  return [...kept.values()]
}

/** A turn of a laid desk by the names of its post and hours; null: there is none such. */
export function nameTurn(
  { ground, desk }: { readonly ground: DutyGround; readonly desk: DeskProblem },
  day: number,
  shift: number,
): NamedTurn | null {
  const stands = desk.shifts[shift]
  const post = ground.posts.find(({ id }) => id === stands?.postId)
  const hours = ground.hours.find(({ id }) => id === stands?.hoursId)
  if (post === undefined || hours === undefined) return null
  // of turns before the first day only the hours are carried
  return { day: addDays(ground.firstDay, day), post: day < 0 ? "" : post.name, hours: hours.name }
}

/** The day of a problem that a date is. */
export function dayIndex({ firstDay }: Pick<DutyGround, "firstDay">, day: PlainDate): number {
  return daysBetween(firstDay, day)
}
