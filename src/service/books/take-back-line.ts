import { deskBooks } from "../../core/forms/desk-books.ts"
import { findFact } from "../../store/imports/facts.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { refuse } from "../refusal.ts"

/** Takes a line of a book of the desk back, with the reason. */
export async function takeBackLine(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly lineId: string
    readonly reason: string
  },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "write-books", given, "book.take-back", async (work) => {
    const fact = await findFact(work.tx, work.communityId, given.lineId)
    if (!deskBooks.some((book) => book === fact?.kind)) return refuse("not-found", "lineId")
    const taken = await takeBackRow(work, {
      id: given.id,
      factId: given.lineId,
      reason: given.reason.trim(),
    })
    return taken ? { done: true } : refuse("not-found", "lineId")
  })
}
