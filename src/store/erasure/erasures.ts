import type { Certificate, ErasureScope, Removal } from "../../core/erasure/certificate.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export async function insertErasure(
  tx: Tx,
  erasure: {
    readonly communityId: string
    readonly erasureId: string
    readonly scope: ErasureScope
    readonly askedAt: Instant
    readonly accountId: string
    readonly reason: string
    readonly counts: Readonly<Record<string, number>>
  },
): Promise<void> {
  await tx.query
    .insertInto("erasure")
    .values({
      community_id: erasure.communityId,
      erasure_id: erasure.erasureId,
      scope: erasure.scope,
      asked_at: erasure.askedAt,
      account_id: erasure.accountId,
      reason: erasure.reason,
      counts: JSON.stringify(erasure.counts),
    })
    .execute()
}

/** Writes down how far the bytes of deleted rows are gone; done once nothing is left to try. */
export async function saveRemoval(
  tx: Tx,
  erasure: { readonly communityId: string; readonly erasureId: string },
  removal: Removal,
  counts: Readonly<Record<string, number>>,
  at: Instant,
): Promise<void> {
  await tx.query
    .updateTable("erasure")
    .set({ removal, counts: JSON.stringify(counts), done_at: removal === "held-up" ? null : at })
    .where("community_id", "=", erasure.communityId)
    .where("erasure_id", "=", erasure.erasureId)
    .execute()
}

export type ErasureRow = Omit<Certificate, "neighbourhood">

/** Every deletion of a neighbourhood, the newest first. */
export async function listErasures(tx: Tx, communityId: string): Promise<ErasureRow[]> {
  const { rows } = await tx.client.query<ErasureRow>(
    `select e.erasure_id as id, e.scope, e.asked_at as at, e.done_at as "doneAt", a.name as by, e.reason, e.counts,
       e.removal
     from erasure e left join account a on a.community_id = e.community_id and a.account_id = e.account_id
     where e.community_id = $1 order by e.erasure_id desc`,
    [communityId],
  )
  return rows
}

/** Deletions whose bytes are not known to be gone, of every neighbourhood. */
export async function listUnfinishedErasures(
  tx: Tx,
): Promise<{ readonly communityId: string; readonly erasureId: string }[]> {
  const { rows } = await tx.client.query<{ communityId: string; erasureId: string }>(
    `select community_id as "communityId", erasure_id as "erasureId" from erasure where done_at is null`,
  )
  return rows
}
