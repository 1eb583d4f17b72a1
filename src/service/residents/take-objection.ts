import { checkStep, type StepRefusal } from "../../core/quarantine/check-step.ts"
import { findFact } from "../../store/imports/facts.ts"
import { reportOf } from "../../store/residents/self-reports.ts"
import type { Context, Refusal } from "../context.ts"
import { findCaseInHand } from "../quarantine/case-in-hand.ts"
import { openFile } from "../quarantine/file-case.ts"
import { makeStep } from "../quarantine/make-step.ts"
import { tellTasks } from "../quarantine/tell-tasks.ts"
import { refuse } from "../refusal.ts"
import { type SettlingRefusal, settling } from "./settling.ts"

export type ObjectionToTake = {
  readonly commandId: string
  readonly id: string
  readonly stepId: string
  readonly caseId: string
}

/** Takes an objection to the case it is about: a step of the case, which stands there until it is answered. */
export async function takeObjection(
  context: Context,
  given: ObjectionToTake,
): Promise<
  { readonly done: true } | Refusal<SettlingRefusal | StepRefusal | "already-known" | "command-id-taken">
> {
  return settling<StepRefusal | SettlingRefusal | "already-known">(
    context,
    given,
    "to-case",
    async (work, row) => {
      const report = reportOf(row)
      const found = await findCaseInHand(work, given.caseId.toLowerCase())
      if (found === undefined || found.one.dwellingId !== row.homeId) return refuse("not-found", "caseId")
      if (report.kind !== "objection") return refuse("wrong-settling", "id")
      const step = { move: "object", by: report.name, what: report.text, channel: row.channel } as const
      const wrong = checkStep(step, found.standing)
      if (wrong !== null) return refuse(wrong.refusal, wrong.field)
      const id = given.stepId.toLowerCase()
      if ((await findFact(work.tx, work.communityId, id)) !== undefined)
        return refuse("already-known", "stepId")
      const file = await openFile(work, found.one, found.all, false)
      const after = await makeStep(work, found, file, { id, step })
      await tellTasks(work, found.one, after, step)
      return { status: "done", factId: id, personId: found.one.personId, answer: "" }
    },
  )
}
