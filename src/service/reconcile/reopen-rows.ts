import { dayOf } from "../../core/kit/dates.ts"
import { DROPPED, statusOf } from "../../core/oversight/task-moves.ts"
import { neverBegun } from "../../core/people/register-rules.ts"
import { saveTask } from "../../store/oversight/task-changes.ts"
import { listTasksById } from "../../store/oversight/task-rows.ts"
import { findStay } from "../../store/people/register-stays.ts"
import { insertLikeness } from "../../store/reconcile/likeness.ts"
import { forgetCalledOff } from "../../store/reconcile/list-calls.ts"
import {
  clearEndings,
  type ListRowRow,
  listRowsById,
  listTasksStillNeeded,
  saveIdentity,
  saveRegisteredStay,
} from "../../store/reconcile/list-rows.ts"
import { recordAudits } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { saveStay } from "../register/save-stay.ts"
import { likenessOf } from "./decide-rows.ts"

/**
 * Takes outcomes back. A task they led to is given up, where nobody has begun it and no other row needs it. Whoever was added to the
 * register lives there no more, unless something newer stands on it.
 */
export async function reopenRows(
  context: Context,
  given: { readonly commandId: string; readonly rowIds: readonly string[] },
): Promise<{ readonly done: true } | Refusal<"not-found" | "newer-change" | "command-id-taken">> {
  return atDesk<{ done: true }, "not-found" | "newer-change">(
    context,
    "reconcile",
    given,
    "list.reopen",
    async (work) => {
      const { tx, communityId } = work
      const wanted = [...new Set(given.rowIds.map((id) => id.toLowerCase()))]
      const rows = await listRowsById(tx, communityId, wanted, dayOf(work.now()))
      if (rows.length < wanted.length) return refuse("not-found", "rowIds")
      const ended = rows.filter(({ outcome }) => outcome !== null)
      const refused = await unregister(work, ended)
      if (refused !== null) return refused
      const ids = ended.map(({ id }) => id)
      await clearEndings(tx, communityId, ids)
      await forgetCalledOff(tx, communityId, ids)
      await dropTasks(
        work,
        ended.flatMap(({ endKind, endId }) => (endKind === "task" && endId !== null ? [endId] : [])),
      )
      await recordAudits(tx, work, ids, { action: "list.row.reopen", subjectKind: "list-row" })
      return { done: true } as const
    },
  )
}

async function unregister(
  work: SignedInWork,
  rows: readonly ListRowRow[],
): Promise<Refusal<"newer-change"> | null> {
  const { tx, communityId, accountId } = work
  const by = { at: work.now(), accountId }
  for (const row of rows) {
    if (row.stayId === null || row.personId === null) continue
    const stay = await findStay(tx, communityId, row.stayId)
    if (stay?.to !== null || stay.personId !== row.personId) return refuse("newer-change", "rowIds")
    const on = stay.from ?? dayOf(work.now())
    await saveStay(
      { ...work, on, reason: "名单的一行放回去" },
      row.stayId,
      "undo",
      stay,
      neverBegun(stay, on),
    )
    await insertLikeness(tx, communityId, [likenessOf(work, row, row.personId, "undone")], by)
    await saveIdentity(tx, communityId, { id: row.id, identity: "new", personId: null, chance: null }, by)
    await saveRegisteredStay(tx, communityId, row.id, null)
  }
  return null
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
