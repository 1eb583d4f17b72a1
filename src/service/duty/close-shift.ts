import type { Slot } from "../../core/roster/standing.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { findClosure, insertClosure, undoClosure } from "../../store/roster/closures.ts"
import { restoreFreed } from "../../store/roster/duty-day.ts"
import { endTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { addMessage } from "./add-message.ts"
import { closeNoShows, readSlot } from "./stand-ins.ts"

type Done = { readonly done: true }

/** Nobody is left: the post is closed for these hours, and whoever has not come yet stays at home. `undo`: it stays open after all. */
export async function closeShift(
  context: Context,
  given: Slot & { readonly commandId: string; readonly id: string; readonly undo?: boolean },
): Promise<Done | Refusal<"not-found" | "already-known" | "nothing-to-undo" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.close", async (work) => {
    const { tx, communityId } = work
    const { day, postId, hoursId } = given
    const id = given.id.toLowerCase()
    const at = await readSlot(tx, work, { day, postId, hoursId })
    if (at === null) return refuse("not-found", "postId")
    const subject = { subjectKind: "duty-post", subjectId: postId }
    if (given.undo === true) {
      const made = await findClosure(tx, communityId, id)
      if (made === undefined) return refuse("not-found", "id")
      if (made.undoneAt !== null) return refuse("nothing-to-undo", "id")
      await undoClosure(tx, communityId, id, work.now())
      await restoreFreed(tx, communityId, id)
      await recordAudit(tx, work, { action: "duty.open", ...subject })
      return { done: true as const }
    }
    const by = { at: work.now(), accountId: work.accountId }
    if (!(await insertClosure(tx, communityId, { id, day, postId, hoursId }, by)))
      return refuse("already-known", "id")
    const coming = at.turns.filter((turn) => turn.signedInAt === null && turn.missedAt === null)
    const end = { why: "post-closed", at: work.now(), by: id } as const
    await endTurns(
      tx,
      communityId,
      coming.map((turn) => turn.id),
      end,
    )
    for (const { workerId, id: turnId } of coming)
      await addMessage(work, { workerId, what: "changed", aboutId: turnId, isTold: false })
    await closeNoShows(work, at.missed)
    await recordAudit(tx, work, { action: "duty.close", ...subject })
    return { done: true as const }
  })
}

/** Nobody is left: the street is asked for people, as a task that says where and when. */
export async function askStreet(
  context: Context,
  given: Slot & { readonly commandId: string; readonly id: string; readonly heads: number },
): Promise<{ readonly taskId: string } | Refusal<"not-found" | "already-known" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.ask-street", async (work) => {
    const { day, postId, hoursId, heads } = given
    const at = await readSlot(work.tx, work, { day, postId, hoursId })
    if (at === null) return refuse("not-found", "postId")
    const id = given.id.toLowerCase()
    const task = {
      ...{ id, kind: "own" as const, source: "desk" as const, team: "head" as const, ownerId: null },
      ...{ dueAt: at.span.startsAt, dwellingId: null, personId: null, about: null },
      cause: `ask-street ${day} ${postId} ${hoursId}`,
      detail: { title: `请街道增派${heads}人：${day} ${at.name}` },
    }
    const by = { at: work.now(), accountId: work.accountId }
    const added = await insertTasks(work.tx, work.communityId, [task], by)
    if (!added.has(id)) return refuse("already-known", "id")
    await recordAudit(work.tx, work, {
      ...{ action: "duty.ask-street", subjectKind: "task", subjectId: id },
      data: { heads },
    })
    return { taskId: id }
  })
}
