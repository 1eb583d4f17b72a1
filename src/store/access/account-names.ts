import type { Tx } from "../database/db.ts"

/** The name an account goes by. */
export async function getAccountName(tx: Tx, communityId: string, accountId: string): Promise<string> {
  const row = await tx.query
    .selectFrom("account")
    .select("name")
    .where("community_id", "=", communityId)
    .where("account_id", "=", accountId)
    .executeTakeFirstOrThrow()
  return row.name
}
