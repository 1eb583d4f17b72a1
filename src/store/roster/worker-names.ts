import type { Tx } from "../database/db.ts"

/** Names of whoever stands duty; null: their details are forgotten. */
export type WorkerName = {
  readonly id: string
  readonly kind: "volunteer" | "staff" | "guard" | "cleaner" | "organisation"
  readonly name: string | null
  readonly phone: string
  readonly isExperienced: boolean
}

/** Everybody on the roll, and whoever else is named. */
export async function listWorkerNames(
  tx: Tx,
  communityId: string,
  alsoIds: readonly string[],
): Promise<WorkerName[]> {
  const { rows } = await tx.client.query<WorkerName>({
    name: "worker-names",
    text: `select w.worker_id as id, w.kind, d.name, coalesce(d.phone, '') as phone,
        w.is_experienced as "isExperienced"
      from worker w left join worker_detail d on d.community_id = $1 and d.worker_id = w.worker_id
      where w.community_id = $1 and (w.stage = 'active' or w.worker_id = any($2::uuid[]))
      order by d.name, w.worker_id`,
    values: [communityId, alsoIds],
  })
  return rows
}
