import { addDays, dayOf } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { planHome } from "../../core/rounds/plan-home.ts"
import { listHomesToPlan, listPlanCases } from "../../store/rounds/plan-cases.ts"
import { addPlannedChecks, callOffChecks, listFirstPlannedDays } from "../../store/rounds/planned-checks.ts"
import type { SpreadWork } from "../desk/spread-work.ts"

/**
 * Brings what is planned for these homes to what their cases ask for now: missing rows are written, rows of days that no case
 * owes any more are called off. Gives how many rows were written.
 */
export async function planHomes(work: SpreadWork, dwellingIds: readonly string[]): Promise<number> {
  if (dwellingIds.length === 0) return 0
  const { tx, communityId } = work
  const now = work.now()
  const today = dayOf(now)
  const homes = await listPlanCases(tx, communityId, dwellingIds, today)
  const cases = [...homes.values()].flat()
  const first = await listFirstPlannedDays(
    tx,
    communityId,
    cases.map((one) => one.caseId),
  )
  const rules = {
    "reading-slots": getPolicyForBooks(work.policies, "reading-slots", today),
    "visit-rhythm": getPolicyForBooks(work.policies, "visit-rhythm", today),
  }
  const checks = [...homes].flatMap(([dwellingId, ofHome]) =>
    planHome(dwellingId, ofHome, (caseId) => first.get(caseId) ?? today, today, rules),
  )
  const causes = checks.map((check) => check.cause)
  await callOffChecks(tx, communityId, dwellingIds, causes, today, now)
  return addPlannedChecks(
    tx,
    communityId,
    checks.map((check) => ({ ...check, id: work.newId(), ownerId: null })),
    now,
  )
}

/** Plans for every home in quarantine whose rows end too soon: past its due day a case owes its readings still. */
export async function planAhead(work: SpreadWork): Promise<number> {
  const tomorrow = addDays(dayOf(work.now()), 1)
  return planHomes(work, await listHomesToPlan(work.tx, work.communityId, tomorrow))
}
