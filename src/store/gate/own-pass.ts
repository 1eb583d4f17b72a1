import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** A new secret link to a pass; the one before ends. */
export async function savePassLink(
  tx: Tx,
  communityId: string,
  passId: string,
  linkHash: Buffer,
): Promise<void> {
  await tx.query
    .updateTable("pass")
    .set({ link_hash: linkHash })
    .where("community_id", "=", communityId)
    .where("pass_id", "=", passId)
    .execute()
}

/** The pass of a secret link. */
export async function findPassByLink(
  tx: Tx,
  communityId: string,
  linkHash: Buffer,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom("pass")
    .select("pass_id")
    .where("community_id", "=", communityId)
    .where("link_hash", "=", linkHash)
    .executeTakeFirst()
  return row?.pass_id
}

/** What waits for a home on the posts' shelves, the oldest first. */
export async function listParcelsOf(
  tx: Tx,
  communityId: string,
  dwellingId: string,
): Promise<
  { readonly post: string; readonly shelf: string; readonly count: number; readonly since: Instant }[]
> {
  const { rows } = await tx.client.query<{ post: string; shelf: string; count: number; since: Instant }>(
    `select g.name as post, c.shelf, c.count, c.shelved_at as since
     from parcel c join gate_post g on g.community_id = c.community_id and g.post_id = c.post_id
     where c.community_id = $1 and c.dwelling_id = $2 and c.picked_up_at is null and c.count > 0
     order by c.shelved_at limit 50`,
    [communityId, dwellingId],
  )
  return rows
}
