import type { Role } from "../../core/access/roles.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { instantOf } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { listTasksById } from "../../store/oversight/task-rows.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { findReceiver } from "./find-receiver.ts"

export type TasksToAdd = {
  readonly commandId: string
  readonly tasks: readonly { readonly id: string; readonly title: string }[]
  readonly source: "street-notice" | "leading-group" | "desk"
  readonly document: string
  readonly note: string
  readonly team: Role
  readonly ownerId: string | null
  readonly dueAt: string | null
  readonly homeId: string | null
}

/** Writes tasks down, each with the same document, team or owner, deadline and home. */
export async function addTasks(
  context: Context,
  given: TasksToAdd,
): Promise<
  | { readonly ids: string[] }
  | Refusal<
      | "not-found"
      | "already-known"
      | "document-needed"
      | "cannot-have-task"
      | "bad-input"
      | "command-id-taken"
    >
> {
  return atDesk(context, "use-tasks", given, "task.add", async (work) => {
    const { tx, communityId, accountId } = work
    const { source, homeId, note } = given
    const kind = source === "desk" ? "own" : "order"
    const document = given.document.trim()
    if (kind === "order" && document === "") return refuse("document-needed", "document")
    if (given.tasks.some(({ title }) => title.trim() === "")) return refuse("bad-input", "tasks")
    const dueAt = given.dueAt === null ? null : momentOf(given.dueAt)
    if (dueAt === undefined) return refuse("bad-input", "dueAt")
    if (homeId !== null && (await findDwelling(tx, communityId, homeId)) === undefined) {
      return refuse("not-found", "homeId")
    }
    const receiver = await findReceiver(tx, communityId, given, [kind])
    if (isRefusal(receiver)) return receiver
    const ids = given.tasks.map(({ id }) => id.toLowerCase())
    if (new Set(ids).size < ids.length || (await listTasksById(tx, communityId, ids)).length > 0) {
      return refuse("already-known", "tasks")
    }
    const tasks = given.tasks.map(
      ({ title }, index): NewTask => ({
        ...{ id: ids[index] as string, kind, source, ...receiver, dueAt, dwellingId: homeId, personId: null },
        ...{ about: null, cause: null },
        detail: {
          title: title.trim(),
          ...(note.trim() === "" ? {} : { note: note.trim() }),
          ...(document === "" ? {} : { document }),
        },
      }),
    )
    await insertTasks(tx, communityId, tasks, { at: work.now(), accountId })
    await recordAudit(tx, work, {
      action: "task.add",
      subjectKind: "task",
      subjectId: ids[0] as string,
      data: { source, count: ids.length },
    })
    return { ids }
  })
}

/** A moment that a client wrote; undefined where there is no such one. */
export function momentOf(text: string): Instant | undefined {
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : instantOf(at)
}
