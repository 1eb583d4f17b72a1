import type { Tx } from "../database/db.ts"

/** Everybody with a case that nobody has ended. */
export async function listOpenCasePeople(tx: Tx, communityId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select distinct person_id as id from quarantine_case where community_id = $1 and ended_on is null",
    [communityId],
  )
  return rows.map(({ id }) => id)
}

/** Every home with a case that nobody has ended. */
export async function listOpenCaseHomes(tx: Tx, communityId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select distinct dwelling_id as id from quarantine_case where community_id = $1 and ended_on is null",
    [communityId],
  )
  return rows.map(({ id }) => id)
}
