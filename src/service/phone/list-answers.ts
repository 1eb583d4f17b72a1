import { inNeighbourhood } from "../../store/database/db.ts"
import { listAnswerRows } from "../../store/phone/answers.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** The answers to common questions. */
export async function listAnswers(context: Context) {
  authorise(context, "answer-phone")
  const answers = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listAnswerRows(tx, context.communityId),
  )
  return { answers }
}
