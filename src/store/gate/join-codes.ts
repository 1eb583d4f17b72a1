import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import type { PostKind } from "./devices.ts"

export type JoinCodeRow = {
  readonly postId: string
  readonly expiresAt: Instant
  /** The command that used it. */
  readonly usedBy: string | null
  readonly deviceId: string | null
  readonly isPostClosed: boolean
  readonly kind: PostKind
  /** Whose round it is. */
  readonly accountId: string | null
}

export async function insertJoinCode(
  tx: Tx,
  communityId: string,
  code: {
    readonly hash: Buffer
    readonly postId: string
    readonly madeAt: Instant
    readonly expiresAt: Instant
  },
): Promise<void> {
  await tx.client.query(
    `insert into join_code (community_id, code_hash, post_id, made_at, expires_at) values ($1, $2, $3, $4, $5)`,
    [communityId, code.hash, code.postId, code.madeAt, code.expiresAt],
  )
}

/** A code, held until the transaction ends: one of two who use it at once comes second. */
export async function lockJoinCode(
  tx: Tx,
  communityId: string,
  hash: Buffer,
): Promise<JoinCodeRow | undefined> {
  const { rows } = await tx.client.query<JoinCodeRow>(
    `select c.post_id as "postId", c.expires_at as "expiresAt", c.used_by as "usedBy", c.device_id as "deviceId",
       p.closed_at is not null as "isPostClosed", p.kind, p.account_id as "accountId"
     from join_code c join gate_post p on p.community_id = c.community_id and p.post_id = c.post_id
     where c.community_id = $1 and c.code_hash = $2 for no key update of c`,
    [communityId, hash],
  )
  return rows[0]
}

export async function saveJoinCodeUse(
  tx: Tx,
  communityId: string,
  hash: Buffer,
  use: { readonly commandId: string; readonly deviceId: string },
): Promise<void> {
  await tx.client.query(
    "update join_code set used_by = $3, device_id = $4 where community_id = $1 and code_hash = $2",
    [communityId, hash, use.commandId, use.deviceId],
  )
}
