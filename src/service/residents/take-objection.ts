import { dayOf } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { findActiveCase } from "../../store/residents/home-persons.ts"
import { reportOf } from "../../store/residents/self-reports.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { type SettlingRefusal, settling } from "./settling.ts"

export type ObjectionToTake = {
  readonly commandId: string
  readonly id: string
  readonly taskId: string
  readonly caseId: string
}

/** An objection is answered within a day. */
const ANSWER_MINUTES = 24 * 60

/** Takes an objection to the case it is about, with a task to answer it there. */
export async function takeObjection(
  context: Context,
  given: ObjectionToTake,
): Promise<{ readonly done: true } | Refusal<SettlingRefusal | "command-id-taken">> {
  return settling(context, given, "to-case", async (work, row) => {
    const { tx, communityId, accountId } = work
    const now = work.now()
    const caseId = given.caseId.toLowerCase()
    const found = await findActiveCase(tx, communityId, caseId, dayOf(now))
    if (found === undefined || found.dwellingId !== row.homeId) return refuse("not-found", "caseId")
    const report = reportOf(row)
    const task = {
      ...({ id: given.taskId, kind: "objection", source: "itself", team: "staff", ownerId: null } as const),
      ...{ dueAt: addMinutes(now, ANSWER_MINUTES), dwellingId: found.dwellingId, personId: found.personId },
      ...{ about: { kind: "case", id: caseId } as const, cause: `objection ${caseId}` },
      detail: { title: "", note: report.kind === "objection" ? report.text : "" },
    }
    await insertTasks(tx, communityId, [task], { at: now, accountId })
    return { status: "done", factId: null, personId: found.personId, answer: "" }
  })
}
