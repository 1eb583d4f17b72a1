import type { Tx } from "../database/db.ts"

export type CommunityRow = {
  readonly community_id: string
  readonly name: string
  readonly demonstration: boolean
}

/** Lets one transaction at a time make the first neighbourhood of a database. */
export async function lockSetUp(tx: Tx): Promise<void> {
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended('set-up', 0))")
}

export async function insertCommunity(
  tx: Tx,
  community: {
    readonly communityId: string
    readonly name: string
    readonly madeAt: string
    readonly fingerprintKey: Buffer
    readonly demonstration: boolean
  },
): Promise<void> {
  await tx.query
    .insertInto("community")
    .values({
      community_id: community.communityId,
      name: community.name,
      made_at: community.madeAt,
      fingerprint_key: community.fingerprintKey,
      demonstration: community.demonstration,
    })
    .execute()
}

export async function updateCommunity(
  tx: Tx,
  communityId: string,
  change: { readonly name: string; readonly demonstration: boolean },
): Promise<void> {
  await tx.query.updateTable("community").set(change).where("community_id", "=", communityId).execute()
}

export async function getCommunity(tx: Tx, communityId: string): Promise<CommunityRow> {
  return tx.query
    .selectFrom("community")
    .select(["community_id", "name", "demonstration"])
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow()
}

/** Every neighbourhood, the oldest first; in a transaction that names one, that one alone. */
export async function listCommunities(tx: Tx): Promise<CommunityRow[]> {
  return tx.query
    .selectFrom("community")
    .select(["community_id", "name", "demonstration"])
    .orderBy("made_at")
    .orderBy("community_id")
    .execute()
}
