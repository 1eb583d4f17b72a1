import { daysBetween, type PlainDate } from "../kit/dates.ts"
import { type Policy, policyOn } from "../policy/policy.ts"

/** How a restriction stands, as the person it binds is told. */
export type CaseState = "in-force" | "over" | "past-its-day"

export type RestrictingCase = {
  readonly door: string
  readonly openedOn: PlainDate
  readonly arrivedOn: PlainDate
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly extensionOrder: string | null
}

/** What binds a person, since when and until when, and the rule and document it rests on. */
export type Restriction = {
  readonly state: CaseState
  readonly door: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly endedOn: PlainDate | null
  readonly countedFrom: PlainDate
  readonly days: number
  readonly document: string
  readonly order: string | null
}

/** A case of home quarantine as a restriction, by the rule that was in force on the day of arrival. */
export function restrictionOf(
  one: RestrictingCase,
  policies: readonly Policy[],
  today: PlainDate,
): Restriction {
  const { door, openedOn, countedFrom, dueOn, endedOn, extensionOrder } = one
  const isOver = endedOn !== null && endedOn <= today
  return {
    state: isOver ? "over" : dueOn < today ? "past-its-day" : "in-force",
    door,
    from: openedOn,
    until: dueOn,
    endedOn: isOver ? endedOn : null,
    countedFrom,
    days: policyOn(policies, "quarantine-length", one.arrivedOn)?.days ?? daysBetween(countedFrom, dueOn),
    document: documentOn(policies, one.arrivedOn),
    order: extensionOrder,
  }
}

/** The document of the rule of length in force on a day. */
function documentOn(policies: readonly Policy[], day: PlainDate): string {
  return policies.reduce<{ from: string; document: string }>(
    (latest, policy) =>
      policy.rule === "quarantine-length" && policy.inForceFrom <= day && policy.inForceFrom > latest.from
        ? { from: policy.inForceFrom, document: policy.document }
        : latest,
    { from: "", document: "" },
  ).document
}
