import type { Tx } from "../database/db.ts"

/** Gives planned checks to somebody, or to nobody. Gives how many there are. */
export async function assignChecks(
  tx: Tx,
  communityId: string,
  checkIds: readonly string[],
  ownerId: string | null,
): Promise<number> {
  const { rowCount } = await tx.client.query(
    "update planned_check set owner_id = $3 where community_id = $1 and check_id = any($2::uuid[])",
    [communityId, checkIds, ownerId],
  )
  return rowCount ?? 0
}
