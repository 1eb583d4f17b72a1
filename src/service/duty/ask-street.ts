import type { NewTask } from "../../core/oversight/task.ts"
import { type Slot, slotKey, slotOfKey } from "../../core/roster/standing.ts"
import type { Tx } from "../../store/database/db.ts"
import { findOpenTaskOf, listOpenCausesLike } from "../../store/oversight/task-causes.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { readSlot } from "./stand-ins.ts"

const PREFIX = "ask-street "

/**
 * Nobody is left: the street is asked for people, as a task for the head that says where and when. Asked once is asked: while the
 * task is open, a second asking finds it.
 */
export async function askStreet(
  context: Context,
  given: Slot & { readonly commandId: string; readonly id: string; readonly heads: number },
): Promise<{ readonly taskId: string } | Refusal<"not-found" | "already-known" | "command-id-taken">> {
  return atDesk<{ readonly taskId: string }, "not-found" | "already-known">(
    context,
    "run-duty",
    given,
    "duty.ask-street",
    async (work) => {
      const { tx, communityId } = work
      const { day, heads } = given
      const at = await readSlot(tx, work, given)
      if (at === null) return refuse("not-found", "postId")
      const cause = causeOf(given)
      const asked = await findOpenTaskOf(tx, communityId, cause)
      if (asked !== undefined) return { taskId: asked }
      const id = given.id.toLowerCase()
      const task: NewTask = {
        ...{ id, kind: "own", source: "desk", team: "head", ownerId: null },
        ...{ dueAt: at.span.startsAt, dwellingId: null, personId: null, about: null, cause },
        detail: { title: `请街道增派${heads}人：${day} ${at.name}` },
      }
      const by = { at: work.now(), accountId: work.accountId }
      if (!(await insertTasks(tx, communityId, [task], by)).has(id)) return refuse("already-known", "id")
      await recordAudit(tx, work, {
        ...{ action: "duty.ask-street", subjectKind: "task", subjectId: id },
        data: { heads },
      })
      return { taskId: id }
    },
  )
}

/** The shifts that the street has been asked for, while that is open. */
export async function listAsked(tx: Tx, communityId: string): Promise<Slot[]> {
  const causes = await listOpenCausesLike(tx, communityId, PREFIX)
  return causes.map((cause) => slotOfKey(cause.slice(PREFIX.length)))
}

function causeOf({ day, postId, hoursId }: Slot): string {
  return PREFIX + slotKey({ day, postId: postId.toLowerCase(), hoursId: hoursId.toLowerCase() })
}
