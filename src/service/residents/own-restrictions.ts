import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import type { Policy } from "../../core/policy/policy.ts"
import { ruleOfCase } from "../../core/quarantine/restriction.ts"
import { restrictionState } from "../../core/residents/restriction.ts"
import type { Tx } from "../../store/database/db.ts"
import type { OwnCase } from "../../store/residents/own-data.ts"
import { listRestrictions } from "../quarantine/list-restrictions.ts"

/** What restricts a person and what restricted them before, each with the rule and document it rests on. */
export async function ownRestrictions(
  tx: Tx,
  communityId: string,
  about: { readonly personId: string; readonly cases: readonly OwnCase[]; readonly today: PlainDate },
  policies: readonly Policy[],
) {
  const { personId, cases, today } = about
  const inForce = await listRestrictions(tx, communityId, personId, policies, today)
  return cases.map((one) => {
    const now = inForce.find(({ caseId }) => caseId === one.caseId)
    const rule = ruleOfCase(policies, one)
    const state = restrictionState(one, today)
    return {
      ...{ state, door: one.door, countedFrom: one.countedFrom },
      from: now?.from ?? one.openedOn,
      until: now?.until ?? one.dueOn,
      endedOn: state === "over" ? one.endedOn : null,
      days: rule?.value.days ?? daysBetween(one.countedFrom, one.dueOn),
      document: now?.document ?? rule?.document ?? "",
      order: now?.order ?? one.extensionOrder,
    }
  })
}
