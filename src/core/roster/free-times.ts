import type { PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"

/** When somebody on the roll may be asked: by day or by night, on working days or on days of rest. */
export const freeTimes = ["work-day", "work-night", "rest-day", "rest-night"] as const
export type FreeTime = (typeof freeTimes)[number]

/** The hours of a shift, alike at every post; minutes after midnight in Shanghai. */
export type ShiftHours = {
  readonly id: string
  readonly name: string
  readonly start: number
  readonly minutes: number
}

/** What the roll's book calls it. */
export const freeTimesOfBook: Readonly<Record<string, readonly FreeTime[]>> = {
  全天: freeTimes,
  白天: ["work-day", "rest-day"],
  仅休息日: ["rest-day", "rest-night"],
}

const DAY = 1440
/** Between these hours a turn is one of the day. */
const DAYLIGHT = { from: 6 * 60, until: 19 * 60 }
/** The hours of sleep, and how much of them a turn may take before it is a night. */
const SLEEP = { from: 22 * 60, until: 30 * 60 }
const NIGHT_MINUTES = 180

/** Whether a turn costs a night's sleep: three of the hours from ten to six. */
export function isNight({ start, minutes }: Pick<ShiftHours, "start" | "minutes">): boolean {
  const overlap = (shifted: number) =>
    Math.max(0, Math.min(start + minutes, SLEEP.until + shifted) - Math.max(start, SLEEP.from + shifted))
  return overlap(-DAY) + overlap(0) + overlap(DAY) >= NIGHT_MINUTES
}

function isRestDay(day: PlainDate, rule: PolicyValues["duty"]): boolean {
  return rule.restDays === "every-day" || [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())
}

/** The time that somebody has to be free for a turn. */
export function freeTimeOf(
  day: PlainDate,
  { start, minutes }: Pick<ShiftHours, "start" | "minutes">,
  rule: PolicyValues["duty"],
): FreeTime {
  const part = start >= DAYLIGHT.from && start + minutes <= DAYLIGHT.until ? "day" : "night"
  return `${isRestDay(day, rule) ? "rest" : "work"}-${part}`
}

/**
 * Whether somebody has the age to stand at a gate. Whoever may not have had their birthday yet has not: where its month is known it
 * was by the next month, else by the next year. Who was never asked has the age.
 */
export function isOfAge(
  {
    birthYear,
    birthMonth = null,
  }: { readonly birthYear: number | null; readonly birthMonth?: number | null },
  day: PlainDate,
  { gateAge }: PolicyValues["fatigue"],
): boolean {
  if (birthYear === null) return true
  const years = Number(day.slice(0, 4)) - birthYear
  return years > gateAge || (years === gateAge && birthMonth !== null && Number(day.slice(5, 7)) > birthMonth)
}

/** From this age on nobody is asked for the month of their birth; at a gate the dated rule says who stands there. */
const YEARS_OF_AGE = 18

/** Whether the year of birth leaves it open, or says no, that somebody is of age: only then their month is asked and kept. */
export function isYoung(birthYear: number | null, today: PlainDate): boolean {
  return birthYear !== null && Number(today.slice(0, 4)) - birthYear <= YEARS_OF_AGE
}
