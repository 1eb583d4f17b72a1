import type { TaskKind } from "../../core/oversight/task.ts"
import type { Tx } from "../database/db.ts"

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
