import type { Tx } from "../database/db.ts"

/** The committee's telephone; "" where nobody has said it. */
export async function getOfficePhone(tx: Tx, communityId: string): Promise<string> {
  const { rows } = await tx.client.query<{ phone: string }>(
    "select phone from community where community_id = $1",
    [communityId],
  )
  return rows[0]?.phone ?? ""
}

export async function updateOfficePhone(tx: Tx, communityId: string, phone: string): Promise<void> {
  await tx.client.query("update community set phone = $2 where community_id = $1", [communityId, phone])
}
