import type { TaskKind } from "./task.ts"

/** What a task is. `waiting`: on others, who were asked. */
export const taskStatuses = ["open", "taken", "waiting", "done", "dropped"] as const
export type TaskStatus = (typeof taskStatuses)[number]

export const taskMoves = ["take", "give", "set-deadline", "wait", "resume", "done", "reopen", "drop"] as const
export type TaskMove = (typeof taskMoves)[number]

/** Whom a task may wait on. */
export const waitingOn = ["street", "health-centre", "property", "police", "somebody-else"] as const
export type WaitingOn = (typeof waitingOn)[number]

const alive: readonly TaskStatus[] = ["open", "taken", "waiting"]

/** Every move there is, from what; buttons and server ask the same table. */
const moves: Readonly<Record<TaskMove, readonly TaskStatus[]>> = {
  take: ["open"],
  give: alive,
  "set-deadline": alive,
  wait: ["open", "taken"],
  resume: ["waiting"],
  done: alive,
  reopen: ["done", "dropped"],
  drop: alive,
}

export type TaskStanding = {
  readonly ownerId: string | null
  readonly waitingOn: WaitingOn | null
  readonly doneAt: string | null
  readonly outcome: string | null
}

/** What an outcome says where somebody gave the task up; every other outcome is an end. */
export const DROPPED = "dropped"

/** What a task is now, from what is kept of it. */
export function statusOf(task: TaskStanding): TaskStatus {
  if (task.doneAt !== null) return task.outcome === DROPPED ? "dropped" : "done"
  if (task.waitingOn !== null) return "waiting"
  return task.ownerId === null ? "open" : "taken"
}

/** Who moves a task: as what they stand to it. */
export type Mover = {
  /** The desk's own people, who see to every task. */
  readonly atDesk: boolean
  readonly isHead: boolean
  readonly isOwner: boolean
  readonly isMaker: boolean
  readonly inTeam: boolean
}

/** Whether somebody may make a move with a task that they see. */
export function mayMove(task: TaskStanding, move: TaskMove, mover: Mover): boolean {
  if (!moves[move].includes(statusOf(task))) return false
  if (move === "drop") return mover.isHead || mover.isMaker
  if (move === "take") return mover.atDesk || mover.inTeam
  return mover.atDesk || mover.isOwner || mover.isMaker || (mover.inTeam && task.ownerId === null)
}

/** All that somebody may do with a task now. */
export function movesOf(task: TaskStanding, mover: Mover): TaskMove[] {
  return taskMoves.filter((move) => mayMove(task, move, mover))
}

/** Whether the end of a task has to say what came of it: what was ordered is answered for. */
export function needsClosingNote(kind: TaskKind): boolean {
  return kind === "order"
}
