import type { TaskKind } from "../../core/oversight/task.ts"
import type { Tx } from "../database/db.ts"

/** The open task of a cause. */
export async function findOpenTaskOf(
  tx: Tx,
  communityId: string,
  cause: string,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: "open-task-of-cause",
    text: "select task_id as id from task where community_id = $1 and cause = $2 and done_at is null",
    values: [communityId, cause],
  })
  return rows[0]?.id
}

/** Causes of open tasks that begin alike. */
export async function listOpenCausesLike(tx: Tx, communityId: string, prefix: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ cause: string }>({
    name: "open-causes-like",
    text: `select cause from task where community_id = $1 and done_at is null and starts_with(cause, $2) order by cause`,
    values: [communityId, prefix],
  })
  return rows.map(({ cause }) => cause)
}

/** What the open tasks of a kind were raised by. */
export async function listOpenCauses(tx: Tx, communityId: string, kind: TaskKind): Promise<string[]> {
  const { rows } = await tx.client.query<{ cause: string }>({
    name: "open-causes",
    text: `select cause from task where community_id = $1 and kind = $2 and done_at is null and cause is not null
      order by cause`,
    values: [communityId, kind],
  })
  return rows.map(({ cause }) => cause)
}
