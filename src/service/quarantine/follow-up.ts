import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { planFollowUp } from "../../core/rounds/plan-follow-up.ts"
import type { StoredCase } from "../../store/quarantine/cases.ts"
import { callOffFollowUp } from "../../store/quarantine/due-cases.ts"
import { addPlannedChecks } from "../../store/rounds/planned-checks.ts"
import type { DeskWork } from "../desk/at-desk.ts"

/** Plans the calls after a release, as the rule of that day says; those of days that are over are left out. */
export async function planFollowUpOf(work: DeskWork, one: StoredCase, releasedOn: PlainDate): Promise<void> {
  const followUp = policyOn(work.policies, "follow-up", releasedOn)
  const rhythm = policyOn(work.policies, "visit-rhythm", releasedOn)
  if (followUp === null || rhythm === null) return
  const now = work.now()
  const checks = planFollowUp(one, releasedOn, { "follow-up": followUp, "visit-rhythm": rhythm })
    .filter((check) => check.day >= dayOf(now))
    .map((check) => ({ ...check, id: work.newId(), ownerId: null }))
  await addPlannedChecks(work.tx, work.communityId, checks, now)
}

/** The follow-up has ended, or was none: nobody is called for it any more. */
export async function callOffFollowUpOf(work: DeskWork, one: StoredCase): Promise<void> {
  await callOffFollowUp(work.tx, work.communityId, one.caseId, work.now())
}
