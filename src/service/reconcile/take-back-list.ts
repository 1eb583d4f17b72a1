import { dayOf } from "../../core/kit/dates.ts"
import { callOffIdleCalls, forgetCalledOff } from "../../store/reconcile/list-calls.ts"
import { listRowsOf } from "../../store/reconcile/list-rows.ts"
import { findCountedList, markListTakenBack } from "../../store/reconcile/person-lists.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Takes a list back that was taken in by mistake, with the calls that nobody has made; `undo`: it is there again, its rows as they were. */
export async function takeBackList(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly undo?: boolean },
): Promise<{ readonly done: true } | Refusal<"not-found" | "row-ended" | "command-id-taken">> {
  type Code = "not-found" | "row-ended"
  return atDesk<{ done: true }, Code>(context, "reconcile", given, "list.take-back", async (work) => {
    const { tx, communityId } = work
    const about = { subjectKind: "list", data: { undo: given.undo === true } }
    if (given.undo === true) {
      const id = given.id.toLowerCase()
      if (!(await markListTakenBack(tx, communityId, id, null))) return refuse("not-found", "id")
      await recordAudit(tx, work, { action: "list.take-back", subjectId: id, ...about })
      return { done: true } as const
    }
    const list = await findCountedList(tx, communityId, given.id)
    if (list === undefined) return refuse("not-found", "id")
    if (list.counts.ended > 0) return refuse("row-ended", "id")
    const page = { today: dayOf(work.now()), show: "calling", offset: 0, limit: list.counts.rows } as const
    const calling = await listRowsOf(tx, communityId, list.id, page)
    await markListTakenBack(tx, communityId, list.id, work.now())
    const ids = calling.map(({ id }) => id)
    await callOffIdleCalls(tx, communityId, ids, work.now())
    await forgetCalledOff(tx, communityId, ids)
    await recordAudit(tx, work, { action: "list.take-back", subjectId: list.id, ...about })
    return { done: true } as const
  })
}
