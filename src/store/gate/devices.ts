import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** The device whose credential this is, while it is good. */
export async function findDeviceByCredential(
  tx: Tx,
  communityId: string,
  credentialHash: Buffer,
  now: Instant,
): Promise<{ readonly deviceId: string; readonly postId: string } | undefined> {
  const { rows } = await tx.client.query<{ deviceId: string; postId: string }>({
    name: "device-by-credential",
    text: `select device_id as "deviceId", post_id as "postId" from gate_device
      where community_id = $1 and credential_hash = $2 and credential_until > $3 and revoked_at is null`,
    values: [communityId, credentialHash, now],
  })
  return rows[0]
}
