import { addDays, daysBetween, laterOf, type PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"
import { type History, type Limit, OFF, type RosterPerson, type Shift } from "./problem.ts"
import { rollingLimits } from "./rules.ts"

/** A turn that somebody worked or is to work; one over midnight belongs to the day on which it begins. */
export type DutyTurn = {
  readonly day: PlainDate
  readonly minutes: number
  readonly isNight: boolean
  /** Minutes after midnight at which it began; without it a turn is told by its length alone. */
  readonly start?: number
}

/** What somebody carries at the end of a day. */
export type Burden = {
  /** In the seven days up to then. */
  readonly minutes: number
  readonly nights: number
  /** Days on end with a turn, up to then. */
  readonly daysOnEnd: number
  /** Null where every day that is known of had a turn. */
  readonly lastDayOff: PlainDate | null
}

type FatigueRule = PolicyValues["fatigue"]

export type BurdenLevel = "rested" | "amber" | "red"

/** Where a burden stands against the rule, sign by sign. */
export type BurdenSign = {
  readonly what: "hours" | "nights" | "days"
  readonly reached: number
  readonly amber: number
  readonly red: number
  readonly level: BurdenLevel
}

const WEEK = 7

/** What turns up to a day, and on it, add up to at its end. */
export function burdenOn(turns: readonly DutyTurn[], day: PlainDate): Burden {
  const recent = turns.filter((turn) => turn.day <= day && daysBetween(turn.day, day) < WEEK)
  const worked = new Set(turns.map((turn) => turn.day))
  const first = turns.reduce((earliest, turn) => earlierOf(earliest, turn.day), day)
  let off = day
  while (worked.has(off)) off = addDays(off, -1)
  return {
    minutes: recent.reduce((sum, { minutes }) => sum + minutes, 0),
    nights: recent.filter(({ isNight }) => isNight).length,
    daysOnEnd: daysBetween(off, day),
    lastDayOff: off < first ? null : off,
  }
}

/** Hours, nights and days on end, each against its two bounds. */
export function burdenSigns({ minutes, nights, daysOnEnd }: Burden, rule: FatigueRule): BurdenSign[] {
  const sign = (what: BurdenSign["what"], reached: number, amber: number, red: number): BurdenSign => ({
    ...{ what, reached, amber, red },
    level: reached >= red ? "red" : reached >= amber ? "amber" : "rested",
  })
  return [
    sign("hours", minutes / 60, rule.amberHours, rule.redHours),
    sign("nights", nights, rule.amberNights, rule.redNights),
    sign("days", daysOnEnd, rule.amberDays, rule.redDays),
  ]
}

/** The worst of a burden's signs. */
export function burdenLevel(burden: Burden, rule: FatigueRule): BurdenLevel {
  const levels = burdenSigns(burden, rule).map(({ level }) => level)
  return levels.includes("red") ? "red" : levels.includes("amber") ? "amber" : "rested"
}

/**
 * A person's part of a problem by which nobody is ever given a turn that would make them red, and those who are red are given
 * none until they have rested.
 */
export function restRules(
  turns: readonly DutyTurn[],
  rule: FatigueRule,
  shifts: readonly Shift[],
  { firstDay, days }: { readonly firstDay: PlainDate; readonly days: number },
): { readonly maxRun: number; readonly limits: readonly Limit[] } {
  const past = turns.map((turn) => ({ ...turn, day: daysBetween(firstDay, turn.day) }))
  const minutes = {
    name: "red-hours",
    amounts: shifts.map((shift) => shift.minutes),
    max: rule.redHours * 60 - 1,
    past: past.map((turn) => ({ day: turn.day, amount: turn.minutes })),
  }
  const nights = {
    name: "red-nights",
    amounts: shifts.map(({ isNight }) => (isNight ? 1 : 0)),
    max: rule.redNights - 1,
    past: past.map(({ day, isNight }) => ({ day, amount: isNight ? 1 : 0 })),
  }
  return {
    maxRun: rule.redDays - 1,
    limits: [minutes, nights].flatMap((limit) => rollingLimits({ ...limit, window: WEEK, days })),
  }
}

/** What is carried into a roster that begins on a day; `shiftOf` names the shift of a turn among those of the roster. */
export function historyOf(
  turns: readonly DutyTurn[],
  firstDay: PlainDate,
  fatigue: number,
  shiftOf: (turn: DutyTurn) => number,
): History {
  const before = addDays(firstDay, -1)
  const last = turns.find(({ day }) => day === before)
  const { daysOnEnd } = burdenOn(turns, before)
  const worked = new Map(turns.map((turn) => [turn.day, turn]))
  let nights = 0
  while (worked.get(addDays(before, -nights))?.isNight) nights++
  if (last !== undefined) return { last: shiftOf(last), run: daysOnEnd, nights, fatigue }
  let off = 0
  while (off < WEEK && !worked.has(addDays(before, -off))) off++
  return { last: OFF, run: off, nights: 0, fatigue }
}

/** Shifts that a person may take at a gate by their age on a day. */
export function mayByAge(age: number, rule: FatigueRule, may: RosterPerson["may"]): readonly boolean[] {
  return may.map((each) => each && age >= rule.gateAge)
}

function earlierOf(one: PlainDate, other: PlainDate): PlainDate {
  return laterOf(one, other) === one ? other : one
}
