import { addDays, daysBetween, daysFromTo, instantOfShanghai, laterOf, type PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"
import { sparedReadings } from "../policy/spared-readings.ts"
import { homeCause, type PlannedCheck, readingCause } from "./planned-check.ts"

/** A case of the home, as far as plans rest on it. */
export type PlanCase = {
  readonly caseId: string
  readonly personId: string
  readonly openedOn: PlainDate
  readonly openedClock: string
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
}

export type PlanRules = Pick<PolicyValues, "reading-slots" | "visit-rhythm">

/**
 * All that is planned for a home: two readings a day of everyone in quarantine, on the first day those whose time was to come,
 * the home's visits and collections. A case is planned to its due day, and past that to tomorrow for as long as nobody has ended it, so that no
 * day is without its rows. Each case may begin its rows on a day of its own (`since`).
 */
export function planHome(
  dwellingId: string,
  cases: readonly PlanCase[],
  since: (caseId: string) => PlainDate,
  today: PlainDate,
  rules: PlanRules,
): PlannedCheck[] {
  const spans = cases.map((one) => ({ ...one, days: plannedDays(one, since(one.caseId), today) }))
  const readings = spans.flatMap((one) =>
    one.days.flatMap((day) =>
      rules["reading-slots"].slots
        .slice(day === one.openedOn ? sparedReadings(one.openedClock, rules["reading-slots"]) : 0)
        .map((slot) => readingOf(dwellingId, one, day, slot)),
    ),
  )
  const { visitEveryDays, wasteEveryDays, by } = rules["visit-rhythm"]
  const first = spans.map((one) => one.openedOn).toSorted()[0]
  const days = [...new Set(spans.flatMap((one) => one.days))].toSorted()
  const [oldest] = spans.toSorted((one, other) => (one.openedOn < other.openedOn ? -1 : 1))
  if (first === undefined || oldest === undefined) return readings
  const every = (kind: "visit" | "waste", rhythm: number) =>
    days
      .filter((day) => rhythm > 0 && daysBetween(first, day) % rhythm === 0)
      .map((day): PlannedCheck => {
        const about = {
          kind,
          source: "quarantine",
          sourceId: oldest.caseId,
          dwellingId,
          personId: null,
        } as const
        return { ...about, cause: homeCause(kind, dwellingId, day), day, slot: "", dueAt: momentOf(day, by) }
      })
  return [...readings, ...every("visit", visitEveryDays), ...every("waste", wasteEveryDays)]
}

function plannedDays(one: PlanCase, since: PlainDate, today: PlainDate): PlainDate[] {
  // on the day of its end a case owes nothing any more
  const last = one.endedOn === null ? laterOf(one.dueOn, addDays(today, 1)) : addDays(one.endedOn, -1)
  return daysFromTo(laterOf(since, one.openedOn), last)
}

function readingOf(
  dwellingId: string,
  { caseId, personId }: PlanCase,
  day: PlainDate,
  slot: { readonly name: string; readonly missingFrom: string },
): PlannedCheck {
  return {
    ...{
      kind: "reading",
      source: "quarantine",
      sourceId: caseId,
      dwellingId,
      personId,
      day,
      slot: slot.name,
    },
    cause: readingCause(personId, day, slot.name),
    dueAt: momentOf(day, slot.missingFrom),
  }
}

/** A rule's clock was checked when the rule was written. */
function momentOf(day: PlainDate, clock: string) {
  const moment = instantOfShanghai(day, clock)
  if (moment === null) throw new RangeError("not a clock")
  return moment
}
