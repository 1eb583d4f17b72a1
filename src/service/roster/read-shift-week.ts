import { addDays, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import type { DutyTurn } from "../../core/roster/burden.ts"
import type { DutyGround, DutyWorker, WorkerKind } from "../../core/roster/duty-ground.ts"
import type { Slot } from "../../core/roster/standing.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listClosures } from "../../store/roster/closures.ts"
import { findSteps, type StepWhat } from "../../store/roster/draft.ts"
import { listUnusedHours, listUnusedPosts } from "../../store/roster/posts.ts"
import { listWorkerNames } from "../../store/roster/worker-names.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { listAsked } from "../duty/ask-street.ts"
import { isRefusal } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { readMonday } from "./at-plan.ts"
import { readWeek, WEEK_DAYS } from "./read-week.ts"
import { readWeekMessages } from "./read-week-messages.ts"

export type ShiftWeek = {
  readonly week: PlainDate
  readonly version: number
  readonly publishedAt: Instant | null
  readonly opensAt: Instant | null
  readonly draftVersion: number
  readonly undo: StepWhat | null
  readonly redo: StepWhat | null
  /** There are steps, and none that could be taken back: their days are over, or whom they moved has left the roll. */
  readonly isSettled: boolean
  /** Of those who are to be told, how many are not. */
  readonly toTell: number
  readonly untold: number
  /** `past` and `beside` as pairs: maps do not travel. */
  readonly ground: Omit<DutyGround, "past" | "beside"> & {
    readonly past: readonly (readonly [string, readonly DutyTurn[]])[]
    readonly beside: readonly (readonly [string, readonly DutyTurn[]])[]
  }
  readonly closures: readonly {
    readonly id: string
    readonly day: PlainDate
    readonly postId: string
    readonly hoursId: string
  }[]
  readonly asked: readonly Slot[]
  /** Turns up to today that were stood as well: of those who have left the roll since, at posts and hours that are no longer used. */
  readonly stood: readonly StoodTurn[]
  /** Such posts and hours. */
  readonly unused: Pick<DutyGround, "posts" | "hours">
  readonly names: readonly { readonly id: string; readonly kind: WorkerKind; readonly name: string | null }[]
}

type StoodTurn = Slot & { readonly workerId: string; readonly isLead: boolean }

/**
 * A week's plan with all that it rests on. Of the committee's own people the volunteers' lead learns that they stand somewhere,
 * and neither who they are nor what they worked.
 */
export async function readShiftWeek(
  context: Context,
  query: { readonly week: string },
): Promise<ShiftWeek | Refusal<"bad-input">> {
  authorise(context, "plan-shifts")
  const { communityId } = context
  const monday = readMonday(query.week)
  if (isRefusal(monday)) return monday
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const today = dayOf(context.now())
    const { row, ground, gone } = await readWeek(tx, communityId, monday)
    const { undo, redo, isSettled } = await findSteps(tx, communityId, monday, today)
    const over = gone.filter(({ day }) => day <= today)
    const named = await listWorkerNames(
      tx,
      communityId,
      [...ground.draft, ...over].map(({ workerId }) => workerId),
    )
    const leads = new Set(named.flatMap(({ id, isExperienced }) => (isExperienced ? [id] : [])))
    const span = { from: monday, until: addDays(monday, WEEK_DAYS - 1) }
    const unseen = new Set(named.flatMap((one) => (mayTouch(context, one) ? [] : [one.id])))
    const seen = (turns: DutyGround["past"]) => [...turns].filter(([id]) => !unseen.has(id))
    const messages = [...(await readWeekMessages(tx, communityId, monday)).values()].filter(
      ({ workerId }) => !unseen.has(workerId),
    )
    return {
      ...{ week: monday, version: row.version, publishedAt: row.publishedAt, opensAt: row.opensAt },
      ...{ draftVersion: row.draftVersion, undo: undo?.what ?? null, redo: redo?.what ?? null, isSettled },
      toTell: messages.length,
      untold: messages.filter(({ toldAt }) => toldAt === null).length,
      ground: {
        ...ground,
        past: seen(ground.past),
        beside: seen(ground.beside ?? new Map()),
        workers: ground.workers.map((worker) => (unseen.has(worker.id) ? unnamed(worker) : worker)),
      },
      closures: await listClosures(tx, communityId, span),
      asked: (await listAsked(tx, communityId)).filter(({ day }) => day >= span.from && day <= span.until),
      stood: over.map(({ workerId, day, postId, hoursId }) => ({
        ...{ workerId, day, postId, hoursId, isLead: leads.has(workerId) },
      })),
      unused: {
        posts: await listUnusedPosts(
          tx,
          communityId,
          over.map(({ postId }) => postId),
        ),
        hours: await listUnusedHours(
          tx,
          communityId,
          over.map(({ hoursId }) => hoursId),
        ),
      },
      names: named.map(({ id, kind, name }) => ({ id, kind, name: unseen.has(id) ? null : name })),
    }
  })
}

/** As much of somebody as the board needs to count them. */
function unnamed(worker: DutyWorker): DutyWorker {
  return { ...worker, familyId: null, skills: [], birthYear: null, birthMonth: null, mostTurns: null }
}
