import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import { spanOf } from "../../core/roster/duty-day.ts"
import { mondayOf } from "../../core/roster/week.ts"
import type { Tx } from "../../store/database/db.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { insertClosure, undoClosure } from "../../store/roster/closures.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { atPlan, type PlanCommand, saveStep } from "./at-plan.ts"

type Place = { readonly day: string; readonly postId: string; readonly hoursId: string }

/** Leaves a post without anybody for a shift: nobody is wanted there, and whoever stood there in the draft is free. */
export async function closePost(
  context: Context,
  given: PlanCommand & Place & { readonly id: string },
): Promise<
  | { readonly draftVersion: number }
  | Refusal<"not-found" | "already-known" | "bad-input" | "draft-changed" | "command-id-taken">
> {
  return atPlan<{ readonly draftVersion: number }, "not-found" | "already-known" | "bad-input">(
    context,
    given,
    "shifts.close",
    async (work) => {
      const { tx, communityId, monday, ground, accountId, now } = work
      const { postId, hoursId } = given
      const place = await placeOf(tx, communityId, given)
      if (isRefusal(place)) return place
      if (mondayOf(place.day) !== monday) return refuse("bad-input", "day")
      const closure = { id: given.id.toLowerCase(), day: place.day, postId, hoursId }
      const isShut = ground.closures.some(
        (each) => each.day === place.day && each.postId === postId && each.hoursId === hoursId,
      )
      const by = { at: now(), accountId }
      if (isShut || !(await insertClosure(tx, communityId, closure, by))) return refuse("already-known", "id")
      await recordAudit(tx, work, {
        action: "shifts.close",
        subjectKind: "duty-post",
        subjectId: postId,
        data: { day: place.day, hoursId },
      })
      const taken = ground.draft.filter(
        (turn) => turn.day === place.day && turn.postId === postId && turn.hoursId === hoursId,
      )
      return { draftVersion: await saveStep(work, "hand", { taken, put: [] }) }
    },
  )
}

/** The post is manned after all; who stood there is found by taking the step back. */
export async function reopenPost(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk<{ readonly done: true }, "not-found">(
    context,
    "plan-shifts",
    given,
    "shifts.reopen",
    async ({ tx, communityId, now }) =>
      (await undoClosure(tx, communityId, given.id, now()))
        ? { done: true as const }
        : refuse("not-found", "id"),
  )
}

/** A task for the head: to ask the street for people on a shift that nobody is left for. */
export async function askStreet(
  context: Context,
  given: Place & { readonly commandId: string; readonly id: string; readonly heads: number },
): Promise<{ readonly done: true } | Refusal<"not-found" | "bad-input" | "command-id-taken">> {
  return atDesk<{ readonly done: true }, "not-found" | "bad-input">(
    context,
    "plan-shifts",
    given,
    "shifts.ask-street",
    async ({ tx, communityId, accountId, now }) => {
      const place = await placeOf(tx, communityId, given)
      if (isRefusal(place)) return place
      const [, month, date] = place.day.split("-").map(Number)
      const task: NewTask = {
        ...{ id: given.id.toLowerCase(), kind: "order", source: "desk", team: "head", ownerId: null },
        dueAt: place.startsAt,
        ...{ dwellingId: null, personId: null, about: null },
        cause: `duty-gap/${place.day}/${given.postId}/${given.hoursId}`,
        detail: {
          title: `请街道支援：${month}月${date}日 ${place.post} ${place.hours} 缺 ${given.heads} 人`,
        },
      }
      await insertTasks(tx, communityId, [task], { at: now(), accountId })
      return { done: true } as const
    },
  )
}

async function placeOf(tx: Tx, communityId: string, { day, postId, hoursId }: Place) {
  const found: PlainDate | null = parsePlainDate(day)
  const post = (await listDutyPosts(tx, communityId)).find(({ id }) => id === postId)
  const hours = (await listShiftHours(tx, communityId)).find(({ id }) => id === hoursId)
  if (found === null) return refuse("bad-input", "day")
  if (post === undefined || hours === undefined) return refuse("not-found", "postId")
  return { day: found, post: post.name, hours: hours.name, startsAt: spanOf(found, hours).startsAt }
}
