import { findStandingContact } from "../../store/care/care-people.ts"
import { closeTasksAbout } from "../../store/oversight/tasks.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { takeBackCheckTry, takeBackFact } from "../rounds/take-back-round-entry.ts"

/**
 * Takes a call or visit of somebody in special care back that was written down by mistake: the planned contact is open again, or
 * as the try before left it, and a task that it raised is needed no more. What is late by then is raised anew by the clock.
 */
export async function takeBackContact(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly contactId: string
    readonly reason: string
  },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "run-needs", given, "care.take-back", async (work) => {
    const { tx, communityId, accountId } = work
    const contact = await findStandingContact(tx, communityId, given.contactId)
    if (contact === undefined) return refuse("not-found", "contactId")
    const { id, checkId } = contact
    if (!(await takeBackFact(work, contact, { id: given.id, reason: given.reason.trim() }))) {
      return refuse("not-found", "contactId")
    }
    if (checkId !== null) await takeBackCheckTry(work, checkId, id)
    await closeTasksAbout(tx, communityId, id, { at: work.now(), accountId })
    await recordAudit(tx, work, { action: "care.take-back", subjectKind: "fact", subjectId: id })
    return { done: true }
  })
}
