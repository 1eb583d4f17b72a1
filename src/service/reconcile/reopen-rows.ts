import { dayOf } from "../../core/kit/dates.ts"
import { DROPPED, statusOf } from "../../core/oversight/task-moves.ts"
import { saveTask } from "../../store/oversight/task-changes.ts"
import { listTasksById } from "../../store/oversight/task-rows.ts"
import { forgetCalledOff } from "../../store/reconcile/list-calls.ts"
import { clearEndings, listRowsById, listTasksStillNeeded } from "../../store/reconcile/list-rows.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Takes outcomes back. A task they led to is given up, where nobody has begun it and no other row needs it. */
export async function reopenRows(
  context: Context,
  given: { readonly commandId: string; readonly rowIds: readonly string[] },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk<{ done: true }, "not-found">(context, "reconcile", given, "list.reopen", async (work) => {
    const { tx, communityId } = work
    const wanted = [...new Set(given.rowIds.map((id) => id.toLowerCase()))]
    const rows = await listRowsById(tx, communityId, wanted, dayOf(work.now()))
    if (rows.length < wanted.length) return refuse("not-found", "rowIds")
    const ended = rows.filter(({ outcome }) => outcome !== null)
    const ids = ended.map(({ id }) => id)
    await clearEndings(tx, communityId, ids)
    await forgetCalledOff(tx, communityId, ids)
    await dropTasks(
      work,
      ended.flatMap(({ endKind, endId }) => (endKind === "task" && endId !== null ? [endId] : [])),
    )
    for (const id of ids) {
      await recordAudit(tx, work, { action: "list.row.reopen", subjectKind: "list-row", subjectId: id })
    }
    return { done: true } as const
  })
}

async function dropTasks(work: SignedInWork, taskIds: readonly string[]): Promise<void> {
  const { tx, communityId, accountId } = work
  const needed = await listTasksStillNeeded(tx, communityId, taskIds)
  const idle = [...new Set(taskIds)].filter((id) => !needed.has(id))
  for (const task of await listTasksById(tx, communityId, idle)) {
    const status = statusOf(task)
    if (status !== "open" && status !== "taken") continue
    await saveTask(tx, communityId, { ...task, doneAt: work.now(), doneById: accountId, outcome: DROPPED })
  }
}
