import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { DraftStep, DraftTurn } from "../../core/roster/draft.ts"
import type { Tx } from "../database/db.ts"

/** Changes the places of a week's draft. */
export async function saveDraftTurns(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
  { taken, put }: DraftStep,
): Promise<void> {
  const gone = [...taken, ...put]
  await tx.client.query(
    `delete from draft_turn d using unnest($2::date[], $3::uuid[], $4::int[]) as g (day, worker, head)
     where d.community_id = $1 and d.day = g.day and d.worker_id = g.worker and d.head = g.head`,
    [
      communityId,
      gone.map(({ day }) => day),
      gone.map(({ workerId }) => workerId),
      gone.map(({ head }) => head),
    ],
  )
  await tx.client.query(
    `insert into draft_turn (community_id, monday, day, post_id, hours_id, worker_id, head, is_pinned)
     select $1, $2, t.* from unnest($3::date[], $4::uuid[], $5::uuid[], $6::uuid[], $7::int[], $8::boolean[]) as t`,
    [
      ...[communityId, monday],
      put.map(({ day }) => day),
      put.map(({ postId }) => postId),
      put.map(({ hoursId }) => hoursId),
      put.map(({ workerId }) => workerId),
      put.map(({ head }) => head),
      put.map(({ isPinned }) => isPinned),
    ],
  )
}

export type StepWhat = "hand" | "proposal" | "copy"

export type StepRow = DraftStep & { readonly id: string; readonly number: number; readonly what: StepWhat }

/** Writes a step down; what was undone before it cannot be done again. */
export async function insertStep(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
  step: StepRow,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    "delete from draft_step where community_id = $1 and monday = $2 and undone_at is not null",
    [communityId, monday],
  )
  const json = (turns: readonly DraftTurn[]) => JSON.stringify(turns)
  await tx.client.query(
    `insert into draft_step (community_id, step_id, monday, number, what, taken, put, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[communityId, step.id, monday, step.number, step.what, json(step.taken), json(step.put)],
      ...[by.at, by.accountId],
    ],
  )
}

export async function findStep(tx: Tx, communityId: string, stepId: string): Promise<StepRow | undefined> {
  const { rows } = await tx.client.query<StepRow>(
    "select step_id as id, number, what, taken, put from draft_step where community_id = $1 and step_id = $2",
    [communityId, stepId],
  )
  return rows[0]
}

/**
 * The step to take back next, and the one to do again: the nearest that bears on days from today on, and on somebody who is on the
 * roll. `isSettled`: there are steps, and none of them can be taken back.
 */
export async function findSteps(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
  today: PlainDate,
): Promise<{ readonly undo: StepRow | null; readonly redo: StepRow | null; readonly isSettled: boolean }> {
  const find = async (isUndone: boolean) => {
    const { rows } = await tx.client.query<StepRow>(
      `select step_id as id, number, what, taken, put from draft_step
       where community_id = $1 and monday = $2 and (undone_at is not null) = $3 and exists (
         select from jsonb_to_recordset(taken || put) as t (day date, "workerId" uuid)
         join worker w on w.community_id = $1 and w.worker_id = t."workerId" and w.stage = 'active' where t.day >= $4)
       order by number ${isUndone ? "asc" : "desc"} limit 1`,
      [communityId, monday, isUndone, today],
    )
    return rows[0] ?? null
  }
  const undo = await find(false)
  const { rowCount } = await tx.client.query(
    "select from draft_step where community_id = $1 and monday = $2 and undone_at is null limit 1",
    [communityId, monday],
  )
  return { undo, redo: await find(true), isSettled: undo === null && rowCount === 1 }
}

export async function saveStepUndone(
  tx: Tx,
  communityId: string,
  stepId: string,
  undoneAt: Instant | null,
): Promise<void> {
  await tx.client.query("update draft_step set undone_at = $3 where community_id = $1 and step_id = $2", [
    communityId,
    stepId,
    undoneAt,
  ])
}
