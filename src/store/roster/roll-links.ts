import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** Puts new links to somebody's own page and calendar in the place of those before, or ends them. */
export async function saveDutyLink(
  tx: Tx,
  communityId: string,
  workerId: string,
  links: { readonly linkHash: Buffer; readonly feedHash: Buffer } | null,
): Promise<void> {
  await tx.client.query(
    "update worker set link_hash = $3, feed_hash = $4 where community_id = $1 and worker_id = $2",
    [communityId, workerId, links?.linkHash ?? null, links?.feedHash ?? null],
  )
}

export type RollLink = { readonly id: string; readonly madeAt: Instant; readonly madeBy: string }

/** The link to join by that is in use. */
export async function findRollLink(tx: Tx, communityId: string): Promise<RollLink | undefined> {
  const { rows } = await tx.client.query<RollLink>(
    `select l.link_id as id, l.made_at as "madeAt", coalesce(a.name, '') as "madeBy" from roll_link l
     left join account a on a.community_id = l.community_id and a.account_id = l.made_by
     where l.community_id = $1 and l.ended_at is null`,
    [communityId],
  )
  return rows[0]
}

export async function hasRollLink(tx: Tx, communityId: string, linkId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from roll_link where community_id = $1 and link_id = $2",
    [communityId, linkId],
  )
  return rowCount !== 0
}

export async function isRollLink(tx: Tx, communityId: string, linkHash: Buffer): Promise<boolean> {
  const { rowCount } = await tx.client.query({
    name: "roll-link",
    text: "select from roll_link where community_id = $1 and link_hash = $2 and ended_at is null",
    values: [communityId, linkHash],
  })
  return rowCount !== 0
}

/** Ends the link in use. */
export async function endRollLink(tx: Tx, communityId: string, at: Instant): Promise<void> {
  await tx.client.query("update roll_link set ended_at = $2 where community_id = $1 and ended_at is null", [
    communityId,
    at,
  ])
}

export async function insertRollLink(
  tx: Tx,
  communityId: string,
  link: { readonly id: string; readonly hash: Buffer },
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `insert into roll_link (community_id, link_id, link_hash, made_at, made_by) values ($1, $2, $3, $4, $5)`,
    [communityId, link.id, link.hash, by.at, by.accountId],
  )
}
