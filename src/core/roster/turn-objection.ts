import { addDays, daysBetween, type Instant, type PlainDate } from "../kit/dates.ts"
import type { Change } from "./change.ts"
import type { DeskProblem } from "./desk-problem.ts"
import { everyWhyShut, type WhyShut } from "./desk-rows.ts"
import type { DutyGround } from "./duty-ground.ts"
import { OFF, type Roster } from "./problem.ts"
import type { Objection } from "./why-not.ts"

/** Why somebody does not take a turn. */
export const objectionCodes = [
  "busy",
  "full",
  "not-open",
  "not-planned",
  "over",
  "not-on-roll",
  "under-age",
  "away",
  "not-free",
  "rest",
  "week",
  "red-hours",
  "red-nights",
  "red-days",
  "nights",
  "days",
  "home",
  "lead",
  "skill",
  "short",
  "owed",
  "novice",
  "unskilled",
  "family",
] as const
export type ObjectionCode = (typeof objectionCodes)[number]

/** A turn by its day and the names that the desk gave post and hours. */
export type NamedTurn = { readonly day: PlainDate; readonly post: string; readonly hours: string }

/** An objection with what its sentence needs; null: that says nothing here. */
export type TurnObjection = {
  readonly code: ObjectionCode
  /** The turn that stands against it; where nobody is left to lead, that turn. */
  readonly turn: NamedTurn | null
  /** What there is or would be: hours of rest, hours and nights of a week. */
  readonly reached: number | null
  /** What the rule allows or asks for. */
  readonly bound: number | null
  readonly skill: string | null
  /** From when on, of what is not open yet. */
  readonly from: Instant | null
}

type Laid = { readonly ground: DutyGround; readonly desk: DeskProblem; readonly roster: Roster }

export function objection(
  code: ObjectionCode,
  said: Partial<Omit<TurnObjection, "code">> = {},
): TurnObjection {
  return { turn: null, reached: null, bound: null, skill: null, from: null, ...said, code }
}

/**
 * What the search holds against a change, in the desk's own names. `roster`: as it stands before the change; `found`: from
 * `whyNot`, or breaches that changes newly make. Each is said once.
 */
export function objectionsTo(laid: Laid, change: Change, found: readonly Objection[]): TurnObjection[] {
  const said = found.flatMap((each) => sayObjection(laid, change, each))
  const keys = said.map((each) => JSON.stringify(each))
  return said.filter((_, index) => keys.indexOf(keys[index] as string) === index)
}

function sayObjection(laid: Laid, change: Change, found: Objection): TurnObjection[] {
  const { fatigue, duty } = laid.ground
  switch (found.rule) {
    case "busy":
      return [objection("busy", { turn: nameTurn(laid, change.day, found.shift) })]
    case "full":
      return [objection("full")]
    case "not-allowed":
    case "day-off":
    case "shut":
      return closedFor(laid, change)
    case "succession":
      return [restBroken(laid, change, found.day)]
    case "limit":
      if (found.detail === "red-hours") return [objection("red-hours", { bound: fatigue.redHours })]
      if (found.detail === "red-nights") return [objection("red-nights", { bound: fatigue.redNights })]
      return [objection("week", { bound: weekBound(laid, change) })]
    case "nights":
      return [objection("nights", { bound: duty.nightsOnEnd })]
    case "max-run":
      return fatigue.redDays - 1 < duty.daysOnEnd
        ? [objection("red-days", { bound: fatigue.redDays })]
        : [objection("days", { bound: duty.daysOnEnd })]
    case "apart":
      return [objection("home")]
    case "cover": {
      const turn = nameTurn(laid, found.day, found.shift)
      if (found.detail === "") return [objection("short", { turn })]
      return [
        found.detail === "lead"
          ? objection("lead", { turn })
          : objection("skill", { turn, skill: found.detail }),
      ]
    }
    case "min-minutes":
    case "max-minutes":
      return [objection("owed")]
    case "pin":
      return [objection("busy", { turn: nameTurn(laid, found.day, found.shift) })]
    // rules that the desk does not write
    case "shape":
    case "min-run":
    case "min-off":
    case "weekends":
      return [objection("not-free")]
    default:
      found satisfies never
      return []
  }
}

/** Why the day or the hours are closed to somebody at all: for a family, to any of them. */
function closedFor(laid: Laid, { person, day, to }: Change): TurnObjection[] {
  const { ground, desk } = laid
  const on = addDays(ground.firstDay, day)
  const hours = ground.hours.find(({ id }) => id === desk.shifts[to]?.hoursId)
  const workers = ground.workers.filter(({ id }) => desk.rows[person]?.workerIds.includes(id))
  const said =
    hours === undefined
      ? []
      : workers.flatMap((worker) => everyWhyShut(ground, worker, on, hours).map((why) => sayShut(laid, why)))
  return said.length > 0 ? said : [objection("not-free")]
}

function sayShut({ ground }: Laid, why: WhyShut): TurnObjection {
  if (why === "not-yet") return objection("not-on-roll")
  return why === "age" ? objection("under-age", { bound: ground.fatigue.gateAge }) : objection(why)
}

/** `at`: the day of the turn that comes too soon; the other one is the one that the change does not make. */
function restBroken(laid: Laid, { person, day, to }: Change, at: number): TurnObjection {
  const { roster, desk, ground } = laid
  const { shifts, people } = desk.problem
  const before =
    at - 1 === day ? to : at === 0 ? (people[person]?.history.last ?? OFF) : (roster[person]?.[at - 1] ?? OFF)
  const after = at === day ? to : (roster[person]?.[at] ?? OFF)
  const [earlier, later] = [shifts[before], shifts[after]]
  const minutes =
    earlier === undefined || later === undefined ? 0 : 1440 + later.start - (earlier.start + earlier.minutes)
  const other = at === day ? nameTurn(laid, at - 1, before) : nameTurn(laid, at, after)
  return objection("rest", {
    turn: other,
    reached: Math.max(0, Math.floor(minutes / 60)),
    bound: ground.fatigue.restHours,
  })
}

function weekBound({ ground, desk }: Laid, { person }: Change): number {
  const workers = ground.workers.filter(({ id }) => desk.rows[person]?.workerIds.includes(id))
  return Math.min(...workers.map(({ mostTurns }) => mostTurns ?? ground.duty.turnsAWeek))
}

export function nameTurn(
  { ground, desk }: Pick<Laid, "ground" | "desk">,
  day: number,
  shift: number,
): NamedTurn | null {
  const stands = desk.shifts[shift]
  const post = ground.posts.find(({ id }) => id === stands?.postId)
  const hours = ground.hours.find(({ id }) => id === stands?.hoursId)
  if (post === undefined || hours === undefined) return null
  return { day: addDays(ground.firstDay, day), post: post.name, hours: hours.name }
}

/** The day of a problem that a date is. */
export function dayIndex({ firstDay }: Pick<DutyGround, "firstDay">, day: PlainDate): number {
  return daysBetween(firstDay, day)
}
