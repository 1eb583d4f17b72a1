import { dayOf } from "../../core/kit/dates.ts"
import { releaseRowCalls } from "../../store/reconcile/list-calls.ts"
import { listRowsById } from "../../store/reconcile/list-rows.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Takes rows out of the queue of calls again; what was asked already stays beside them. */
export async function uncallRows(
  context: Context,
  given: { readonly commandId: string; readonly rowIds: readonly string[] },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk<{ done: true }, "not-found">(context, "reconcile", given, "list.uncall", async (work) => {
    const { tx, communityId } = work
    const ids = [...new Set(given.rowIds.map((id) => id.toLowerCase()))]
    const rows = await listRowsById(tx, communityId, ids, dayOf(work.now()))
    if (rows.length < ids.length) return refuse("not-found", "rowIds")
    await releaseRowCalls(tx, communityId, ids, work.now())
    await recordAudit(tx, work, { action: "list.uncall", data: { rows: ids.length } })
    return { done: true } as const
  })
}
