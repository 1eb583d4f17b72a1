import { dayOf } from "../../core/kit/dates.ts"
import { closeTasksById } from "../../store/oversight/task-changes.ts"
import { insertLikeness } from "../../store/reconcile/likeness.ts"
import { callOffIdleCalls } from "../../store/reconcile/list-calls.ts"
import {
  type ListRowRow,
  listRowsById,
  listTasksStillNeeded,
  saveEndings,
  saveIdentity,
} from "../../store/reconcile/list-rows.ts"
import { recordAudit } from "../audit.ts"
import type { Refusal } from "../context.ts"
import type { SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { likenessOf } from "./decide-rows.ts"

/** The row of a list that a screening begins with; one that waits for just this as a task is open to it too. */
export async function findRowToScreen(
  work: SignedInWork,
  rowId: string,
): Promise<ListRowRow | Refusal<"not-found" | "row-ended">> {
  const [row] = await listRowsById(work.tx, work.communityId, [rowId.toLowerCase()], dayOf(work.now()))
  if (row === undefined) return refuse("not-found", "rowId")
  return row.outcome === null || row.endKind === "task" ? row : refuse("row-ended", "rowId")
}

/** Somebody was missed and is screened now: the row is them, and ends so; the task that asked for it is done. */
export async function settleScreenedRow(
  work: SignedInWork,
  row: ListRowRow,
  screened: { readonly personId: string; readonly caseId: string | null },
): Promise<void> {
  const { tx, communityId, accountId } = work
  const by = { at: work.now(), accountId }
  const { personId, caseId } = screened
  if (row.identity !== "same" || row.personId !== personId) {
    const chance = row.candidates.find((one) => one.personId === personId)?.chance ?? null
    await insertLikeness(tx, communityId, [likenessOf(work, row, personId, "same")], by)
    await saveIdentity(tx, communityId, { id: row.id, identity: "same", personId, chance }, by)
  }
  const end =
    caseId === null
      ? ({ endKind: "person", endId: personId } as const)
      : ({ endKind: "case", endId: caseId } as const)
  await saveEndings(tx, communityId, [{ id: row.id, outcome: "missed", ...end }], row.reason, by)
  await callOffIdleCalls(tx, communityId, [row.id], by.at)
  await closeRowTasks(work, row)
  const about = { subjectKind: "list-row", subjectId: row.id, data: { outcome: "missed" } }
  await recordAudit(tx, work, { action: "list.row.end", ...about })
}

/** The task that a row had ended as is done, unless other rows wait for it. */
export async function closeRowTasks(work: SignedInWork, { endKind, endId }: ListRowRow): Promise<void> {
  const { tx, communityId, accountId } = work
  if (endKind !== "task" || endId === null) return
  const needed = await listTasksStillNeeded(tx, communityId, [endId])
  if (!needed.has(endId)) await closeTasksById(tx, communityId, [endId], { at: work.now(), accountId })
}
