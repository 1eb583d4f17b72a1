import { firstAnswers } from "../../core/phone/first-answers.ts"
import { listAnswerRows, saveAnswers } from "../../store/phone/answers.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"

/** Puts the first answers in: those whose question is not there yet. */
export async function addFirstAnswers(
  context: Context,
  given: { readonly commandId: string },
): Promise<{ readonly added: number } | Refusal<"command-id-taken">> {
  return atDesk(context, "answer-phone", given, "answer.first", async (work) => {
    const { tx, communityId } = work
    const known = new Set((await listAnswerRows(tx, communityId)).map(({ question }) => question))
    const missing = firstAnswers.filter(({ question }) => !known.has(question))
    const rows = missing.map((answer) => ({ ...answer, id: work.newId() }))
    await saveAnswers(tx, communityId, rows, work.now())
    return { added: missing.length }
  })
}
