import { endAnswerRow } from "../../store/phone/answers.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Takes an answer off the list. */
export async function endAnswer(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "answer-phone", given, "answer.end", async (work) => {
    const id = given.id.toLowerCase()
    if (!(await endAnswerRow(work.tx, work.communityId, id, work.now()))) return refuse("not-found", "id")
    await recordAudit(work.tx, work, { action: "answer.end", subjectKind: "answer", subjectId: id })
    return { done: true } as const
  })
}
