import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type GateKeyPurpose = "pass" | "seal"

/** A key of the neighbourhood; the private part is null once the key was given up. */
export type GateKeyRow = {
  readonly keyId: string
  readonly point: Buffer
  readonly privateKey: Buffer | null
  readonly madeAt: Instant
  readonly retiredAt: Instant | null
  readonly revokedAt: Instant | null
}

/** Lets one transaction at a time make or change the neighbourhood's keys. */
export async function lockGateKeys(tx: Tx, communityId: string): Promise<void> {
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended('gate-keys ' || $1, 0))", [
    communityId,
  ])
}

/** The keys of one purpose, the one in use first, then the newest. */
export async function listGateKeys(
  tx: Tx,
  communityId: string,
  purpose: GateKeyPurpose,
): Promise<GateKeyRow[]> {
  const { rows } = await tx.client.query<GateKeyRow>({
    name: "gate-keys",
    text: `select key_id as "keyId", point, private_key as "privateKey", made_at as "madeAt",
        retired_at as "retiredAt", revoked_at as "revokedAt"
      from gate_key where community_id = $1 and purpose = $2 order by retired_at is not null, made_at desc, key_id`,
    values: [communityId, purpose],
  })
  return rows
}

export async function insertGateKey(
  tx: Tx,
  communityId: string,
  purpose: GateKeyPurpose,
  key: Pick<GateKeyRow, "keyId" | "point" | "privateKey" | "madeAt">,
): Promise<void> {
  await tx.client.query(
    `insert into gate_key (community_id, key_id, purpose, point, private_key, made_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [communityId, key.keyId, purpose, key.point, key.privateKey, key.madeAt],
  )
}

/** The key signs no more passes; what it signed stays good. A retired key for seals would still have to open them. */
export async function retirePassKey(tx: Tx, communityId: string, keyId: string, at: Instant): Promise<void> {
  await tx.client.query(
    `update gate_key set retired_at = coalesce(retired_at, $3), private_key = null
     where community_id = $1 and key_id = $2 and purpose = 'pass'`,
    [communityId, keyId, at],
  )
}

/** The key is given up for leaked: what it signed is no proof any more. */
export async function revokePassKey(tx: Tx, communityId: string, keyId: string, at: Instant): Promise<void> {
  await tx.client.query(
    `update gate_key set revoked_at = $3, retired_at = coalesce(retired_at, $3), private_key = null
     where community_id = $1 and key_id = $2 and purpose = 'pass'`,
    [communityId, keyId, at],
  )
}
