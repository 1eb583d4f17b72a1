import { addDays, dayOf } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { CARE_DAYS_AHEAD, planCare } from "../../core/rounds/plan-care.ts"
import {
  callOffCare,
  type KeptCarePlan,
  listPlansOfGone,
  listShortCarePlans,
  saveCarePlan,
} from "../../store/care/care-plans.ts"
import { addPlannedChecks } from "../../store/rounds/planned-checks.ts"
import type { SpreadWork } from "../desk/spread-work.ts"

/**
 * Brings the contacts of plans to what they ask for now: missing rows are written, those of days that no plan asks for any more
 * are called off. Gives how many rows were written.
 */
export async function planContacts(work: SpreadWork, plans: readonly KeptCarePlan[]): Promise<number> {
  if (plans.length === 0) return 0
  const { tx, communityId } = work
  const now = work.now()
  const today = dayOf(now)
  const { by } = getPolicyForBooks(work.policies, "visit-rhythm", today)
  const planned = plans.map((plan) => ({ plan, checks: planCare(plan, today, by) }))
  for (const { plan, checks } of planned) {
    const causes = checks.map((check) => check.cause)
    await callOffCare(tx, communityId, plan.id, causes, today, now)
  }
  // what is over for today already is nobody's failing
  const rows = planned.flatMap(({ plan, checks }) =>
    checks
      .filter((check) => check.dueAt > now)
      .map((check) => ({ ...check, id: work.newId(), ownerId: plan.ownerId })),
  )
  return addPlannedChecks(tx, communityId, rows, now)
}

/** Plans contacts for the days to come, and ends the plans of people who live there no more. */
export async function planCareAhead(work: SpreadWork): Promise<number> {
  const { tx, communityId } = work
  const now = work.now()
  const today = dayOf(now)
  const gone = await listPlansOfGone(tx, communityId, today)
  const over = gone.map((plan) => ({ ...plan, toOn: today }))
  for (const plan of over) await saveCarePlan(tx, communityId, { ...plan, endedWhy: "left" }, now)
  const short = await listShortCarePlans(tx, communityId, addDays(today, CARE_DAYS_AHEAD - 1))
  return (await planContacts(work, [...over, ...short])) + over.length
}
