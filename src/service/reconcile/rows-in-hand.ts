import { dayOf } from "../../core/kit/dates.ts"
import { mayMoveRow, type RowMove, stateOf } from "../../core/reconcile/row-rules.ts"
import { type ListRowRow, listRowsById } from "../../store/reconcile/list-rows.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** The rows that a deed is about, all of them, each of which may be moved so. */
export async function rowsInHand(
  work: DeskWork,
  ids: readonly string[],
  move: RowMove,
): Promise<readonly ListRowRow[] | Refusal<"not-found" | "row-ended" | "row-waiting">> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))]
  const rows = await listRowsById(work.tx, work.communityId, wanted, dayOf(work.now()))
  if (rows.length < wanted.length) return refuse("not-found", "rowIds")
  for (const row of rows) {
    if (mayMoveRow(stateOf(row), move)) continue
    return refuse(stateOf(row) === "waiting" ? "row-waiting" : "row-ended", "rowIds")
  }
  return rows
}
