import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type RoundPhoneRow = {
  readonly id: string
  readonly owner: string
  readonly ownerId: string
  readonly joinedAt: Instant
  readonly heardAt: Instant
  readonly waiting: number
  readonly until: Instant
  readonly revokedAt: Instant | null
}

/** Phones on rounds that carry a list or have something to send, the newest first; of one account, or (null) of all. */
export async function listRoundPhones(
  tx: Tx,
  communityId: string,
  accountId: string | null,
  now: Instant,
): Promise<RoundPhoneRow[]> {
  const { rows } = await tx.client.query<RoundPhoneRow>(
    `select d.device_id as id, a.name as owner, d.account_id as "ownerId", d.joined_at as "joinedAt", d.heard_at as "heardAt",
       d.waiting, d.credential_until as until, d.revoked_at as "revokedAt"
     from gate_device d join account a on a.community_id = d.community_id and a.account_id = d.account_id
     where d.community_id = $1 and ($2::uuid is null or d.account_id = $2)
       and ((d.revoked_at is null and d.credential_until > $3) or d.waiting > 0)
     order by d.joined_at desc, d.device_id desc`,
    [communityId, accountId, now],
  )
  return rows
}
