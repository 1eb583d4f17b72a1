import { type MovePermission, mayMake } from "../../core/quarantine/case-moves.ts"
import type { CaseStep } from "../../core/quarantine/case-step.ts"
import { checkStep, type StepRefusal } from "../../core/quarantine/check-step.ts"
import { findFact } from "../../store/imports/facts.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { findCaseInHand } from "./case-in-hand.ts"
import { openFile } from "./file-case.ts"
import { makeStep } from "./make-step.ts"
import { tellTasks } from "./tell-tasks.ts"

export type CaseMoving = {
  readonly commandId: string
  /** Of the step, made by the client. */
  readonly id: string
  readonly caseId: string
  readonly step: CaseStep
}

/** Makes a step of a case that the table of moves allows: for the office by `run-cases`, for the doctor by `sign-health`. */
export async function moveCase(
  context: Context,
  permission: MovePermission,
  given: CaseMoving,
): Promise<
  | { readonly done: true }
  | Refusal<StepRefusal | "not-found" | "not-allowed" | "already-known" | "command-id-taken">
> {
  const { step } = given
  return atDesk(context, permission, given, `case.${permission}`, async (work) => {
    const found = await findCaseInHand(work, given.caseId)
    if (found === undefined) return refuse("not-found", "caseId")
    const { one, all, standing } = found
    const wrong = checkStep(step, standing)
    if (wrong !== null && wrong.field === "move") return refuse(wrong.refusal, "move")
    if (!mayMake(permission, step.move, standing)) return refuse("not-allowed", "move")
    if (wrong !== null) return refuse(wrong.refusal, wrong.field)
    const id = given.id.toLowerCase()
    if ((await findFact(work.tx, work.communityId, id)) !== undefined) return refuse("already-known", "id")
    const file = await openFile(work, one, all, false)
    const after = await makeStep(work, found, file, { id, step })
    await tellTasks(work, one, after, step)
    await recordAudit(work.tx, work, {
      action: `case.${step.move}`,
      ...{ subjectKind: "case", subjectId: one.caseId },
    })
    return { done: true } as const
  })
}
