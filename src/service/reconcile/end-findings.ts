import type { NewTask } from "../../core/oversight/task.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import {
  closeFindings,
  type FindingRow,
  linkTasks,
  listFindingsById,
} from "../../store/reconcile/findings.ts"
import { insertSaidOfPeople } from "../../store/reconcile/said-of-people.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { momentOf } from "../oversight/add-tasks.ts"
import { findReceiver } from "../oversight/find-receiver.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { saidOf } from "./list-findings.ts"

type FindingsToEnd = {
  readonly commandId: string
  readonly findingIds: readonly string[]
  readonly as: "task" | "dismissed"
  readonly reason: string
  readonly ownerId: string | null
  readonly dueAt: string | null
}

/** Makes a task of each finding, or dismisses them with the reason; a dismissed one is not found again. */
export async function endFindings(
  context: Context,
  given: FindingsToEnd,
): Promise<
  | { readonly done: true }
  | Refusal<
      | "not-found"
      | "finding-ended"
      | "row-needs-reason"
      | "time-over"
      | "cannot-have-task"
      | "command-id-taken"
    >
> {
  return atDesk(context, "reconcile", given, "finding.end", async (work) => {
    const { tx, communityId, accountId } = work
    const now = work.now()
    const ids = [...new Set(given.findingIds.map((id) => id.toLowerCase()))]
    const rows = await listFindingsById(tx, communityId, ids)
    if (rows.length < ids.length) return refuse("not-found", "findingIds")
    if (rows.some(({ endedAt }) => endedAt !== null)) return refuse("finding-ended")
    const reason = given.reason.trim()
    if (given.as === "dismissed" && reason === "") return refuse("row-needs-reason", "reason")
    const by = { at: now, accountId, reason }
    if (given.as === "task") {
      const dueAt = given.dueAt === null ? null : momentOf(given.dueAt)
      if (dueAt === undefined || (dueAt !== null && dueAt < now)) return refuse("time-over", "dueAt")
      const receiver = await findReceiver(tx, communityId, { team: "staff", ownerId: given.ownerId }, [
        "finding",
      ])
      if (isRefusal(receiver)) return receiver
      const tasks = rows.map((row): NewTask => {
        const note = [saidOf(row), reason].filter(Boolean).join("。")
        return {
          ...{ id: work.newId(), kind: "finding", source: "itself", ...receiver, dueAt },
          ...{ dwellingId: row.dwellingId, personId: row.personId, about: null, cause: `finding ${row.id}` },
          detail: { title: "", ...(note === "" ? {} : { note }) },
        }
      })
      await insertTasks(tx, communityId, tasks, by)
      await linkTasks(
        tx,
        communityId,
        rows.map(({ id }, at) => ({ id, taskId: tasks[at]?.id ?? "" })),
      )
    } else
      await sayNotSame(
        work,
        rows.filter(({ kind }) => kind === "double"),
      )
    await closeFindings(tx, communityId, ids, given.as, by)
    await recordAudit(tx, work, { action: `finding.${given.as}`, data: { count: ids.length } })
    return { done: true } as const
  })
}

/** Whoever dismisses a double has said that it is two people: no matching says otherwise. */
async function sayNotSame(
  { tx, communityId, accountId, now, newId }: Parameters<Parameters<typeof atDesk>[4]>[0],
  doubles: readonly FindingRow[],
): Promise<void> {
  for (const { personId: one, otherPersonId: other } of doubles) {
    if (one === null || other === null) continue
    await insertSaidOfPeople(tx, communityId, {
      ...{ id: newId(), one, other, said: "not-same", at: now(), accountId },
    })
  }
}
