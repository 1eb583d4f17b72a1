import { placeKey } from "../../core/roster/draft.ts"
import type { Slot } from "../../core/roster/standing.ts"
import { mondayOf } from "../../core/roster/week.ts"
import {
  type Closure,
  findClosure,
  findStandingClosure,
  insertClosure,
  undoClosure,
} from "../../store/roster/closures.ts"
import { findStep } from "../../store/roster/draft.ts"
import { restoreFreed } from "../../store/roster/duty-day.ts"
import { endTurns } from "../../store/roster/turn-changes.ts"
import { lockWeek } from "../../store/roster/weeks.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { saveStep } from "../roster/at-plan.ts"
import { readWeek } from "../roster/read-week.ts"
import { addMessage } from "./add-message.ts"
import { closeNoShows, isAt, readSlot } from "./stand-ins.ts"

type Given = Slot & { readonly commandId: string; readonly id: string; readonly undo?: boolean }
type Closed = { readonly id: string }

/**
 * Nobody is left: the post is closed for these hours. Whoever has not come yet stays at home, and nobody is planned there. Closed
 * once is closed: a second closing finds the first. `undo`: it stays open after all, for the same people.
 */
export async function closeShift(
  context: Context,
  given: Given,
): Promise<Closed | Refusal<"not-found" | "already-known" | "nothing-to-undo" | "command-id-taken">> {
  return atDesk<Closed, "not-found" | "already-known" | "nothing-to-undo">(
    context,
    "run-duty",
    given,
    "duty.close",
    async (work) => {
      const { day, postId, hoursId } = given
      const closure = { id: given.id.toLowerCase(), day, postId, hoursId }
      await lockWeek(work.tx, work.communityId, mondayOf(day))
      return given.undo === true ? open(work, closure) : close(work, closure)
    },
  )
}

async function close(
  work: SignedInWork,
  closure: Closure,
): Promise<Closed | Refusal<"not-found" | "already-known">> {
  const { tx, communityId } = work
  const { id, ...slot } = closure
  const at = await readSlot(tx, work, slot)
  if (at === null) return refuse("not-found", "postId")
  const standing = await findStandingClosure(tx, communityId, slot)
  if (standing !== undefined) return { id: standing }
  const by = { at: work.now(), accountId: work.accountId }
  if (!(await insertClosure(tx, communityId, closure, by))) return refuse("already-known", "id")
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
  // those who were told have left the draft with their turns
  const week = await readWeek(tx, communityId, mondayOf(slot.day))
  const taken = week.ground.draft.filter((turn) => isAt(turn, slot))
  if (taken.length > 0) await saveStep({ ...work, ...week }, "hand", { taken, put: [] }, id)
  await recordAudit(tx, work, { action: "duty.close", ...subjectOf(slot) })
  return { id }
}

async function open(
  work: SignedInWork,
  { id, ...slot }: Closure,
): Promise<Closed | Refusal<"not-found" | "nothing-to-undo">> {
  const { tx, communityId } = work
  const made = await findClosure(tx, communityId, id)
  if (made === undefined || !isAt(made, slot)) return refuse("not-found", "id")
  if (made.undoneAt !== null) return refuse("nothing-to-undo", "id")
  await undoClosure(tx, communityId, id, work.now())
  await restoreFreed(tx, communityId, id)
  const step = await findStep(tx, communityId, id)
  if (step !== undefined) {
    const week = await readWeek(tx, communityId, mondayOf(slot.day))
    const { draft, workers } = week.ground
    const busy = new Set(draft.map(placeKey))
    const put = step.taken.filter(
      (turn) => !busy.has(placeKey(turn)) && workers.some((worker) => worker.id === turn.workerId),
    )
    if (put.length > 0) await saveStep({ ...work, ...week }, "hand", { taken: [], put })
  }
  await recordAudit(tx, work, { action: "duty.open", ...subjectOf(slot) })
  return { id }
}

function subjectOf({ day, postId, hoursId }: Slot) {
  return { subjectKind: "duty-post", subjectId: postId, data: { day, hoursId } }
}
