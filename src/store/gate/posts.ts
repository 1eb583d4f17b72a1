import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type PostRow = {
  readonly id: string
  readonly name: string
  readonly closedAt: Instant | null
}

/** Every gate, those at work first, by name. */
export async function listPosts(tx: Tx, communityId: string): Promise<PostRow[]> {
  const { rows } = await tx.client.query<PostRow>(
    `select post_id as id, name, closed_at as "closedAt" from gate_post where community_id = $1 and kind = 'gate'
     order by closed_at is not null, name`,
    [communityId],
  )
  return rows
}

/** One gate, held until the transaction ends. */
export async function lockPost(tx: Tx, communityId: string, postId: string): Promise<PostRow | undefined> {
  const { rows } = await tx.client.query<PostRow>(
    `select post_id as id, name, closed_at as "closedAt" from gate_post
     where community_id = $1 and post_id = $2 and kind = 'gate' for no key update`,
    [communityId, postId],
  )
  return rows[0]
}

/** Adds a post; false where its id or name is there already. */
export async function insertPost(
  tx: Tx,
  communityId: string,
  post: { readonly id: string; readonly name: string; readonly madeAt: Instant },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into gate_post (community_id, post_id, name, made_at) values ($1, $2, $3, $4) on conflict do nothing`,
    [communityId, post.id, post.name, post.madeAt],
  )
  return rowCount === 1
}

export async function savePostClosed(
  tx: Tx,
  communityId: string,
  postId: string,
  closedAt: Instant | null,
): Promise<void> {
  await tx.client.query("update gate_post set closed_at = $3 where community_id = $1 and post_id = $2", [
    communityId,
    postId,
    closedAt,
  ])
}

/** The post under which somebody's phone on a round writes; undefined before their first round. */
export async function findRoundPost(
  tx: Tx,
  communityId: string,
  accountId: string,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select post_id as id from gate_post where community_id = $1 and account_id = $2",
    [communityId, accountId],
  )
  return rows[0]?.id
}

/** Makes it; false where its name is another post's, or another request was faster. */
export async function insertRoundPost(
  tx: Tx,
  communityId: string,
  post: {
    readonly id: string
    readonly name: string
    readonly accountId: string
    readonly madeAt: Instant
  },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into gate_post (community_id, post_id, name, made_at, kind, account_id)
     values ($1, $2, $3, $4, 'round', $5) on conflict do nothing`,
    [communityId, post.id, post.name, post.madeAt, post.accountId],
  )
  return rowCount === 1
}
