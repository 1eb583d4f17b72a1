import type { Instant } from "../../core/kit/dates.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import type { Tx } from "../database/db.ts"

/** Writes tasks; of a cause that has an open task already there is no second. Gives the ids of those that are new. */
export async function insertTasks(
  tx: Tx,
  communityId: string,
  tasks: readonly NewTask[],
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<Set<string>> {
  if (tasks.length === 0) return new Set()
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into task (community_id, task_id, kind, source, team, owner_id, due_at, dwelling_id, person_id, about_kind,
       about_id, cause, opened_at, opened_by)
     select $1, t.*, $2::timestamptz, $3::uuid from unnest($4::uuid[], $5::text[], $6::text[], $7::text[], $8::uuid[],
       $9::timestamptz[], $10::uuid[], $11::uuid[], $12::text[], $13::uuid[], $14::text[]) as t
     on conflict do nothing returning task_id as id`,
    [
      ...[communityId, by.at, by.accountId],
      tasks.map((task) => task.id),
      tasks.map((task) => task.kind),
      tasks.map((task) => task.source),
      tasks.map((task) => task.team),
      tasks.map((task) => task.ownerId),
      tasks.map((task) => task.dueAt),
      tasks.map((task) => task.dwellingId),
      tasks.map((task) => task.personId),
      tasks.map((task) => task.about?.kind ?? null),
      tasks.map((task) => task.about?.id ?? null),
      tasks.map((task) => task.cause),
    ],
  )
  const added = new Set(rows.map((row) => row.id))
  const fresh = tasks.filter((task) => added.has(task.id))
  await tx.client.query(
    `insert into task_detail (community_id, task_id, retention, data)
     select $1, d.id, 'campaign', d.data from unnest($2::uuid[], $3::jsonb[]) as d (id, data)`,
    [communityId, fresh.map((task) => task.id), fresh.map((task) => JSON.stringify(task.detail))],
  )
  return added
}

/** Closes the open tasks of these causes: what they were about has come by itself. */
export async function closeTasksOf(
  tx: Tx,
  communityId: string,
  causes: readonly string[],
  outcome: string,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<void> {
  if (causes.length === 0) return
  await tx.client.query(
    `update task set done_at = $3, done_by = $4, outcome = $5
     where community_id = $1 and cause = any($2::text[]) and done_at is null`,
    [communityId, causes, by.at, by.accountId, outcome],
  )
}

/** Closes the open tasks that one fact had raised: it was taken back. */
export async function closeTasksAbout(
  tx: Tx,
  communityId: string,
  factId: string,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<void> {
  await tx.client.query(
    `update task set done_at = $3, done_by = $4, outcome = 'taken-back'
     where community_id = $1 and about_kind = 'fact' and about_id = $2 and done_at is null`,
    [communityId, factId, by.at, by.accountId],
  )
}

/** Opens the task of a cause again that a fact had closed by coming in: it was taken back, and nothing else has come. */
export async function reopenTaskOf(
  tx: Tx,
  communityId: string,
  cause: string,
  factId: string,
): Promise<void> {
  await tx.client.query(
    `update task set done_at = null, done_by = null, outcome = null
     where community_id = $1 and task_id = (select t.task_id from task t
       join fact f on f.community_id = $1 and f.fact_id = $3
       where t.community_id = $1 and t.cause = $2 and t.outcome = 'came-in' and t.done_at >= f.recorded_at
         and not exists (select from task o where o.community_id = $1 and o.cause = $2 and o.done_at is null)
       order by t.done_at desc limit 1)`,
    [communityId, cause, factId],
  )
}
