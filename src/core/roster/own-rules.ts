import type { BreachRule } from "./evaluate.ts"
import { noHistory, OFF, type Pin, type RosterPerson, type RosterProblem } from "./problem.ts"

/** A rule of people's rows, by its code; `detail` is the name of a limit. */
export type OwnRule = {
  readonly rule: Exclude<BreachRule, "shape" | "apart" | "cover"> | "history"
  readonly detail: string
  /** Of a pin. */
  readonly pin: Pin | null
}

/** The rules that bind a person at all. */
export function ownRules(problem: RosterProblem, person: number, pins: readonly Pin[]): OwnRule[] {
  const who = problem.people[person]
  if (who === undefined) return []
  const named = (rule: OwnRule["rule"], binds: boolean) => (binds ? [{ rule, detail: "", pin: null }] : [])
  const limits = new Set(who.limits.map(({ name }) => name))
  return [
    ...pins.flatMap((pin) => (pin.person === person ? [{ rule: "pin" as const, detail: "", pin }] : [])),
    ...named("not-allowed", who.may.includes(false)),
    ...named("day-off", who.daysOff.length > 0),
    ...named("shut", who.shut.length > 0),
    ...named(
      "succession",
      !who.isHeadcount && problem.shifts.some(({ forbiddenNext }) => forbiddenNext.length > 0),
    ),
    ...[...limits].map((detail) => ({ rule: "limit" as const, detail, pin: null })),
    ...named("min-minutes", who.minMinutes > 0),
    ...named("max-minutes", true),
    ...named("min-run", who.minRun > 1),
    ...named("max-run", who.maxRun < problem.days),
    ...named("min-off", who.minOff > 1),
    ...named("nights", who.maxNights < problem.days),
    ...named("weekends", who.maxWeekends < problem.days),
    ...named("history", who.history.last !== null),
  ]
}

/** A person to whom only some of their rules apply, and the pins among them. */
export function personWith(
  problem: RosterProblem,
  person: number,
  kept: readonly OwnRule[],
): { readonly who: RosterPerson; readonly pins: readonly Pin[] } {
  const who = problem.people[person] as RosterPerson
  const { days } = problem
  const has = (rule: OwnRule["rule"]) => kept.some((each) => each.rule === rule)
  const limits = kept.flatMap(({ rule, detail }) => (rule === "limit" ? [detail] : []))
  const history = has("history") ? who.history : noHistory
  return {
    who: {
      ...who,
      may: has("not-allowed") ? who.may : who.may.map(() => true),
      daysOff: has("day-off") ? who.daysOff : [],
      shut: has("shut") ? who.shut : [],
      isHeadcount: who.isHeadcount || !has("succession"),
      limits: who.limits.filter(({ name }) => limits.includes(name)),
      minMinutes: has("min-minutes") ? who.minMinutes : 0,
      maxMinutes: has("max-minutes") ? who.maxMinutes : days * LONGEST,
      minRun: has("min-run") ? who.minRun : 1,
      maxRun: has("max-run") ? who.maxRun : days + history.run,
      minOff: has("min-off") ? who.minOff : 1,
      maxNights: has("nights") ? who.maxNights : days + history.nights,
      maxWeekends: has("weekends") ? who.maxWeekends : days,
      history,
      fairShare: null,
    },
    pins: kept.flatMap(({ pin }) => (pin === null ? [] : [{ ...pin, person: 0 }])),
  }
}

/** Minutes of no turn are more. */
const LONGEST = 4320

/** Whether a person stands on a turn by some of their rules that concern single days. */
export function mayStand(who: RosterPerson, pins: readonly Pin[], day: number, shift: number): boolean {
  const isShut = who.shut.some((turn) => turn.day === day && turn.shift === shift)
  const isPinned = pins.some((pin) => pin.day === day && pin.shift !== shift)
  return shift !== OFF && who.may[shift] === true && !who.daysOff.includes(day) && !isShut && !isPinned
}
