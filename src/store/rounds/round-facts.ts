import type { Tx } from "../database/db.ts"

/** Which of these facts are written already. */
export async function listKnownFacts(
  tx: Tx,
  communityId: string,
  factIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select fact_id as id from fact where community_id = $1 and fact_id = any($2::uuid[])",
    [communityId, factIds],
  )
  return new Set(rows.map((row) => row.id))
}

/** Somebody who lives in a home, or is in quarantine there, as forms name them. */
export async function findPersonAt(
  tx: Tx,
  communityId: string,
  homeId: string,
  personId: string,
): Promise<{ readonly name: string; readonly idNumber: string } | undefined> {
  const { rows } = await tx.client.query<{ name: string; idNumber: string }>(
    `select name, id_number as "idNumber" from person_identity
     where community_id = $1 and person_id = $3 and (
       exists (select from stay where community_id = $1 and dwelling_id = $2 and person_id = $3)
       or exists (select from quarantine_case where community_id = $1 and dwelling_id = $2 and person_id = $3))`,
    [communityId, homeId, personId],
  )
  return rows[0]
}
