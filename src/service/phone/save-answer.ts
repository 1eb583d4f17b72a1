import type { CallCategory } from "../../core/phone/call-category.ts"
import { saveAnswers } from "../../store/phone/answers.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Writes an answer to a common question, or writes it anew. */
export async function saveAnswer(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly category: CallCategory
    readonly question: string
    readonly answer: string
  },
): Promise<{ readonly done: true } | Refusal<"bad-input" | "command-id-taken">> {
  return atDesk(context, "answer-phone", given, "answer.save", async (work) => {
    const [question, answer] = [given.question.trim(), given.answer.trim()]
    if (question === "") return refuse("bad-input", "question")
    if (answer === "") return refuse("bad-input", "answer")
    const { category } = given
    const id = given.id.toLowerCase()
    await saveAnswers(work.tx, work.communityId, [{ id, category, question, answer }], work.now())
    await recordAudit(work.tx, work, { action: "answer.save", subjectKind: "answer", subjectId: id })
    return { done: true } as const
  })
}
