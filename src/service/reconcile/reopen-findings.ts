import { closeTasksOf } from "../../store/oversight/tasks.ts"
import { listFindingsById, reopenFindingRows } from "../../store/reconcile/findings.ts"
import { insertSaidOfPeople } from "../../store/reconcile/said-of-people.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Takes back that findings were ended: they are open, the task that was made of one is closed, and what was said of a pair is undone. */
export async function reopenFindings(
  context: Context,
  given: { readonly commandId: string; readonly findingIds: readonly string[] },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "reconcile", given, "finding.reopen", async (work) => {
    const { tx, communityId, accountId } = work
    const ids = [...new Set(given.findingIds.map((id) => id.toLowerCase()))]
    const rows = await listFindingsById(tx, communityId, ids)
    // what was merged comes apart by undoing that
    const ended = rows.filter(({ endedAs }) => endedAs !== null && endedAs !== "merged")
    if (rows.length < ids.length || ended.length === 0) return refuse("not-found", "findingIds")
    const at = work.now()
    const tasks = ended.filter(({ endedAs }) => endedAs === "task").map(({ id }) => `finding ${id}`)
    await closeTasksOf(tx, communityId, tasks, "taken-back", { at, accountId })
    for (const { kind, endedAs, personId: one, otherPersonId: other } of ended) {
      if (kind !== "double" || endedAs !== "dismissed" || one === null || other === null) continue
      const said = { id: work.newId(), one, other, said: "undone", at, accountId } as const
      await insertSaidOfPeople(tx, communityId, said)
    }
    await reopenFindingRows(
      tx,
      communityId,
      ended.map(({ id }) => id),
    )
    await recordAudit(tx, work, { action: "finding.reopen", data: { count: ended.length } })
    return { done: true } as const
  })
}
