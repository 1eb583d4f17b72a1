import { addDays, dayOf, instantOfShanghai } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { closeSettled, listUnraised } from "../../store/quarantine/due-cases.ts"
import type { SpreadWork } from "../desk/spread-work.ts"

/**
 * A task for every release that is due or overdue, for the doctor who signs it, and for papers that a case still lacks after its
 * first day; what has settled itself meanwhile is closed. Gives how many tasks changed.
 */
export async function raiseReleases(work: SpreadWork): Promise<number> {
  const { tx, communityId } = work
  const now = work.now()
  const today = dayOf(now)
  const closed = await closeSettled(tx, communityId, today, { at: now, accountId: null })
  const { by: clock } = getPolicyForBooks(work.policies, "visit-rhythm", today)
  const waiting = await listUnraised(tx, communityId, today)
  const tasks = waiting.map(({ kind, caseId, personId, dwellingId, ownerId, day }): NewTask => {
    const dueOn = kind === "case-paper" ? addDays(day, 1) : day
    return {
      ...{ id: work.newId(), kind, source: "itself", team: kind === "case-paper" ? "staff" : "doctor" },
      ...{ ownerId, dueAt: instantOfShanghai(dueOn, clock), dwellingId, personId },
      ...{ about: { kind: "case", id: caseId }, cause: `${kind} ${caseId}`, detail: { title: "" } },
    }
  })
  await insertTasks(tx, communityId, tasks, { at: now, accountId: null })
  return closed + tasks.length
}
