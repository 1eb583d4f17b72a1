import type { Tx } from "../database/db.ts"

/** Fingerprints of rows of people who were deleted, as hex: no book brings them back. */
export async function listForgottenRows(tx: Tx, communityId: string): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ key: Buffer }>(
    "select row_key as key from forgotten_row where community_id = $1",
    [communityId],
  )
  return new Set(rows.map((row) => row.key.toString("hex")))
}

/** Keeps the fingerprint of what was deleted. */
export async function addForgottenRow(tx: Tx, communityId: string, key: Buffer): Promise<void> {
  await tx.client.query(
    "insert into forgotten_row (community_id, row_key) values ($1, $2) on conflict do nothing",
    [communityId, key],
  )
}
