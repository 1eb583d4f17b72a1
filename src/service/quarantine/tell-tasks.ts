import { addDays, dayOf, instantOfShanghai } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import type { CaseStep } from "../../core/quarantine/case-step.ts"
import { closeTasksOf, insertTasks } from "../../store/oversight/tasks.ts"
import type { StoredCase } from "../../store/quarantine/cases.ts"
import { closeSettled } from "../../store/quarantine/due-cases.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import type { OpenFile } from "./write-step.ts"

/** An objection is a task until it is answered; a release, an extension, a paper closes the tasks that asked for it. */
export async function tellTasks(
  work: DeskWork,
  one: StoredCase,
  file: OpenFile,
  step: CaseStep,
): Promise<void> {
  const { tx, communityId } = work
  const now = work.now()
  const today = dayOf(now)
  const by = { at: now, accountId: work.accountId }
  const cause = `objection ${one.caseId}`
  if (step.move === "object") {
    const { by: clock } = getPolicyForBooks(work.policies, "visit-rhythm", today)
    await insertTasks(
      tx,
      communityId,
      [
        {
          ...{ id: work.newId(), kind: "objection", source: "itself", team: "staff", ownerId: file.ownerId },
          ...{ dueAt: instantOfShanghai(addDays(today, 1), clock), dwellingId: one.dwellingId },
          ...{
            personId: one.personId,
            about: { kind: "case", id: one.caseId },
            cause,
            detail: { title: "" },
          },
        },
      ],
      by,
    )
  }
  if (step.move === "answer") await closeTasksOf(tx, communityId, [cause], "came-in", by)
  await closeSettled(tx, communityId, today, by)
}
