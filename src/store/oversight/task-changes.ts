import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import type { TaskRow } from "./task-rows.ts"

/** What a move leaves of a task; the detail whole. */
export type TaskState = Pick<
  TaskRow,
  "id" | "team" | "ownerId" | "dueAt" | "waitingOn" | "waitingSince" | "doneAt" | "outcome" | "detail"
> & { readonly doneById: string | null }

export async function saveTask(tx: Tx, communityId: string, task: TaskState): Promise<void> {
  await tx.client.query(
    `update task set team = $3, owner_id = $4, due_at = $5, waiting_on = $6, waiting_since = $7, done_at = $8,
       done_by = $9, outcome = $10
     where community_id = $1 and task_id = $2`,
    [
      ...[communityId, task.id, task.team, task.ownerId, task.dueAt, task.waitingOn, task.waitingSince],
      ...[task.doneAt, task.doneById, task.outcome],
    ],
  )
  await tx.client.query("update task_detail set data = $3 where community_id = $1 and task_id = $2", [
    ...[communityId, task.id, JSON.stringify(task.detail)],
  ])
}

/** Ends tasks that are open as done: what they asked for was done elsewhere. */
export async function closeTasksById(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `update task set done_at = $3, done_by = $4, outcome = 'done', waiting_on = null, waiting_since = null
     where community_id = $1 and task_id = any($2::uuid[]) and done_at is null`,
    [communityId, ids, by.at, by.accountId],
  )
}

/** Whether an open task of the same cause stands beside one that is to be opened again. */
export async function hasOpenTwin(tx: Tx, communityId: string, taskId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `select 1 from task t join task other on other.community_id = t.community_id and other.cause = t.cause
       and other.done_at is null and other.task_id <> t.task_id
     where t.community_id = $1 and t.task_id = $2`,
    [communityId, taskId],
  )
  return (rowCount ?? 0) > 0
}

/** One step of a task's history: what was done, by whom, and what it left. */
export type TaskStep = {
  readonly name: string
  readonly at: Instant
  readonly by: string | null
  readonly after: Readonly<Record<string, string | null>>
}

export async function listTaskSteps(tx: Tx, communityId: string, taskId: string): Promise<TaskStep[]> {
  const { rows } = await tx.client.query<TaskStep>(
    `select t.name, t.recorded_at as at, a.name as by, t.after from transition t
     left join account a on a.community_id = t.community_id and a.account_id = t.recorded_by
     where t.community_id = $1 and t.subject_kind = 'task' and t.subject_id = $2
     order by t.recorded_at, t.transition_id`,
    [communityId, taskId],
  )
  return rows
}
