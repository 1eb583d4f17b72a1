import type { Role } from "../../core/access/roles.ts"
import type { Instant } from "../../core/kit/dates.ts"
import {
  DROPPED,
  mayMove,
  needsClosingNote,
  type TaskMove,
  type WaitingOn,
} from "../../core/oversight/task-moves.ts"
import { maySeeTask } from "../../core/oversight/task-sight.ts"
import { addTransitions } from "../../store/history/transitions.ts"
import { hasOpenTwin, saveTask } from "../../store/oversight/task-changes.ts"
import { listTasksById, type TaskRow } from "../../store/oversight/task-rows.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { momentOf } from "./add-tasks.ts"
import { findReceiver } from "./find-receiver.ts"
import { settleAbout } from "./settle-about.ts"
import { moverOf } from "./task-view.ts"

export type TasksToMove = {
  readonly commandId: string
  readonly ids: readonly string[]
  readonly move: TaskMove
  readonly team?: Role
  readonly ownerId?: string | null
  readonly dueAt?: string | null
  readonly waitingOn?: WaitingOn
  readonly since?: string
  readonly note?: string
}

type Code =
  | "not-found"
  | "task-move-not-allowed"
  | "cannot-have-task"
  | "note-needed"
  | "deadline-needed"
  | "bad-input"

/** What a move leaves of a task, and what its history says of it. */
type Moved = Partial<
  Pick<TaskRow, "team" | "ownerId" | "dueAt" | "waitingOn" | "waitingSince" | "doneAt" | "outcome">
> & { readonly doneById?: string | null; readonly detail?: Partial<TaskRow["detail"]> }

/** Takes, gives, sets a deadline, waits, resumes, closes, opens again, gives up: all of these tasks, or none. */
export async function moveTasks(
  context: Context,
  given: TasksToMove,
): Promise<{ readonly done: true } | Refusal<Code | "command-id-taken">> {
  return atDesk(context, "use-tasks", given, "task.move", async (work) => {
    const { tx, communityId } = work
    const ids = [...new Set(given.ids.map((id) => id.toLowerCase()))]
    const tasks = await listTasksById(tx, communityId, ids)
    if (tasks.length < ids.length || !tasks.every((task) => maySeeTask(context, task))) {
      return refuse("not-found", "ids")
    }
    if (!tasks.every((task) => mayMove(task, given.move, moverOf(context, task)))) {
      return refuse("task-move-not-allowed", "ids")
    }
    const moved = await whatMoves(work, given, tasks)
    if (isRefusal(moved)) return moved
    for (const task of tasks) {
      if (given.move === "reopen" && (await hasOpenTwin(tx, communityId, task.id))) {
        return refuse("task-move-not-allowed", "ids")
      }
      await moveOne(work, task, given, moved)
    }
    return { done: true } as const
  })
}

async function whatMoves(
  work: DeskWork & { readonly accountId: string },
  given: TasksToMove,
  tasks: readonly TaskRow[],
): Promise<Moved | Refusal<Code>> {
  const { accountId } = work
  const now = work.now()
  const note = given.note?.trim() ?? ""
  switch (given.move) {
    case "take":
      return { ownerId: accountId }
    case "give": {
      if (given.team === undefined && given.ownerId == null) return refuse("bad-input", "team")
      const to = { team: given.team ?? "staff", ownerId: given.ownerId ?? null } as const
      return findReceiver(work.tx, work.communityId, to, [...new Set(tasks.map(({ kind }) => kind))])
    }
    case "set-deadline": {
      if (given.dueAt === undefined) return refuse("deadline-needed", "dueAt")
      const dueAt = given.dueAt === null ? null : momentOf(given.dueAt)
      return dueAt === undefined ? refuse("bad-input", "dueAt") : { dueAt }
    }
    case "wait": {
      if (given.waitingOn === undefined) return refuse("bad-input", "waitingOn")
      if (note === "") return refuse("note-needed", "note")
      const since = sinceOf(given.since, now)
      if (since === undefined) return refuse("bad-input", "since")
      return { waitingOn: given.waitingOn, waitingSince: since, detail: { asked: note } }
    }
    case "resume":
      return { waitingOn: null, waitingSince: null }
    case "done":
      if (note === "" && tasks.some(({ kind }) => needsClosingNote(kind)))
        return refuse("note-needed", "note")
      return { ...ended(work, "done"), detail: note === "" ? {} : { closingNote: note } }
    case "drop":
      return note === ""
        ? refuse("note-needed", "note")
        : { ...ended(work, DROPPED), detail: { reason: note } }
    case "reopen":
      return { doneAt: null, doneById: null, outcome: null }
  }
}

function ended({ accountId, now }: DeskWork, outcome: string): Moved {
  return { doneAt: now(), doneById: accountId, outcome, waitingOn: null, waitingSince: null }
}

/** Since when others were asked: never later than now. */
function sinceOf(text: string | undefined, now: Instant): Instant | undefined {
  if (text === undefined) return now
  const since = momentOf(text)
  return since === undefined || since > now ? undefined : since
}

async function moveOne(
  work: DeskWork & { readonly accountId: string },
  task: TaskRow,
  given: TasksToMove,
  moved: Moved,
): Promise<void> {
  const { tx, communityId } = work
  const { detail, ...state } = moved
  const after = { ...task, doneById: null, ...state, detail: { ...task.detail, ...detail } }
  await saveTask(tx, communityId, after)
  const note = given.note?.trim()
  const said = { ...state, ...(note === undefined || note === "" ? {} : { note }) }
  const { ownerId, team, dueAt, waitingOn, doneAt, outcome } = task
  await addTransitions(
    tx,
    communityId,
    [
      {
        ...{ id: work.newId(), subjectKind: "task", subjectId: task.id, name: given.move },
        ...{ before: { ownerId, team, dueAt, waitingOn, doneAt, outcome }, after: said },
      },
    ],
    { at: work.now(), accountId: work.accountId },
  )
  await settleAbout(work, task, given.move)
}
