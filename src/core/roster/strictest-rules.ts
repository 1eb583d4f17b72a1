import type { PlainDate } from "../kit/dates.ts"
import { type Policy, type PolicyValues, policyOn } from "../policy/policy.ts"

type Days = { readonly from: PlainDate; readonly until: PlainDate }

/**
 * What rosters of some days keep: where a rule changes among them, of each bound the stricter one, so that nobody has more than the
 * rule of any of those days allows. Null where no rule is in force on any of them.
 */
export function strictestRules(
  policies: readonly Policy[],
  days: Days,
): { readonly fatigue: PolicyValues["fatigue"]; readonly duty: PolicyValues["duty"] } | null {
  const [fatigue, ...fatigueLater] = valuesIn(policies, "fatigue", days)
  const [duty, ...dutyLater] = valuesIn(policies, "duty", days)
  if (fatigue === undefined || duty === undefined) return null
  return {
    fatigue: fatigueLater.reduce(strictestFatigue, fatigue),
    duty: dutyLater.reduce(strictestDuty, duty),
  }
}

/** A rule's values on some days, the first day's first. */
function valuesIn<Rule extends "fatigue" | "duty">(
  policies: readonly Policy[],
  rule: Rule,
  { from, until }: Days,
): PolicyValues[Rule][] {
  const later = policies.flatMap((policy) =>
    policy.rule === rule && policy.inForceFrom > from && policy.inForceFrom <= until
      ? [policy.inForceFrom]
      : [],
  )
  return [from, ...later.toSorted()].flatMap((day) => policyOn(policies, rule, day) ?? [])
}

function strictestFatigue(
  one: PolicyValues["fatigue"],
  other: PolicyValues["fatigue"],
): PolicyValues["fatigue"] {
  return {
    amberHours: Math.min(one.amberHours, other.amberHours),
    redHours: Math.min(one.redHours, other.redHours),
    amberNights: Math.min(one.amberNights, other.amberNights),
    redNights: Math.min(one.redNights, other.redNights),
    amberDays: Math.min(one.amberDays, other.amberDays),
    redDays: Math.min(one.redDays, other.redDays),
    restHours: Math.max(one.restHours, other.restHours),
    gateAge: Math.max(one.gateAge, other.gateAge),
  }
}

function strictestDuty(one: PolicyValues["duty"], other: PolicyValues["duty"]): PolicyValues["duty"] {
  return {
    ...one,
    turnsAWeek: Math.min(one.turnsAWeek, other.turnsAWeek),
    nightsOnEnd: Math.min(one.nightsOnEnd, other.nightsOnEnd),
    daysOnEnd: Math.min(one.daysOnEnd, other.daysOnEnd),
  }
}
