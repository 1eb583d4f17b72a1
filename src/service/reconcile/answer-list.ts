import { findCountedList, markListAnswered } from "../../store/reconcile/person-lists.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Marks a list as answered once each of its rows has ended, or takes that back. */
export async function answerList(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly undo?: boolean },
): Promise<{ readonly done: true } | Refusal<"not-found" | "rows-open" | "command-id-taken">> {
  type Code = "not-found" | "rows-open"
  return atDesk<{ done: true }, Code>(context, "reconcile", given, "list.answer", async (work) => {
    const { tx, communityId } = work
    const list = await findCountedList(tx, communityId, given.id)
    if (list === undefined) return refuse("not-found", "id")
    const undo = given.undo === true
    if (!undo && list.counts.ended < list.counts.rows) return refuse("rows-open", "id")
    await markListAnswered(tx, communityId, list.id, undo ? null : work.now())
    const about = { subjectKind: "list", subjectId: list.id, data: { undo } }
    await recordAudit(tx, work, { action: "list.answer", ...about })
    return { done: true } as const
  })
}
