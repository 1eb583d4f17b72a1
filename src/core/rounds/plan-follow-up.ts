import { addDays, instantOfShanghai, type PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"
import type { PlannedCheck } from "./planned-check.ts"

/** The calls after a release, on the days that the rule names, up to the end of the follow-up. */
export function planFollowUp(
  one: { readonly caseId: string; readonly personId: string; readonly dwellingId: string },
  releasedOn: PlainDate,
  rules: Pick<PolicyValues, "follow-up" | "visit-rhythm">,
): PlannedCheck[] {
  const { days, callOn } = rules["follow-up"]
  return callOn
    .filter((after) => after <= days)
    .map((after) => {
      const day = addDays(releasedOn, after)
      const dueAt = instantOfShanghai(day, rules["visit-rhythm"].by)
      if (dueAt === null) throw new RangeError("not a clock")
      return {
        ...{ kind: "call", source: "follow-up", sourceId: one.caseId, day, slot: "", dueAt },
        ...{
          cause: `call follow-up ${one.caseId} ${day}`,
          dwellingId: one.dwellingId,
          personId: one.personId,
        },
      } as const
    })
}
