import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type GuardRow = {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly endedAt: Instant | null
}

const GUARD = `select guard_id as id, number, name, ended_at as "endedAt" from guard where community_id = $1`

export async function listGuards(tx: Tx, communityId: string): Promise<GuardRow[]> {
  const { rows } = await tx.client.query<GuardRow>(`${GUARD} order by ended_at is not null, number`, [
    communityId,
  ])
  return rows
}

/** Lets one transaction at a time number guards and give out PINs; gives the neighbourhood's key of fingerprints. */
export async function lockGuards(tx: Tx, communityId: string): Promise<Buffer> {
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended('guards ' || $1, 0))", [communityId])
  return getFingerprintKey(tx, communityId)
}

/** Throws where the key was destroyed and none made in its place. */
export async function getFingerprintKey(tx: Tx, communityId: string): Promise<Buffer> {
  const { rows } = await tx.client.query<{ key: Buffer | null }>({
    name: "fingerprint-key",
    text: "select fingerprint_key as key from community where community_id = $1",
    values: [communityId],
  })
  const key = rows[0]?.key
  if (!key) throw new Error("a neighbourhood has no key")
  return key
}

export async function findGuard(tx: Tx, communityId: string, guardId: string): Promise<GuardRow | undefined> {
  const { rows } = await tx.client.query<GuardRow>(`${GUARD} and guard_id = $2`, [communityId, guardId])
  return rows[0]
}

/** Guards by their PINs' fingerprints, as hex. */
export async function findGuardsByPin(
  tx: Tx,
  communityId: string,
  pinKeys: readonly Buffer[],
): Promise<Map<string, GuardRow>> {
  if (pinKeys.length === 0) return new Map()
  const { rows } = await tx.client.query<GuardRow & { pinKey: Buffer }>(
    `select guard_id as id, number, name, ended_at as "endedAt", pin_key as "pinKey" from guard
     where community_id = $1 and pin_key = any($2::bytea[])`,
    [communityId, pinKeys],
  )
  return new Map(rows.map(({ pinKey, ...guard }) => [pinKey.toString("hex"), guard]))
}

export async function insertGuard(
  tx: Tx,
  communityId: string,
  guard: {
    readonly id: string
    readonly name: string
    readonly pinKey: Buffer
    readonly madeAt: Instant
  },
): Promise<number> {
  const { rows } = await tx.client.query<{ number: number }>(
    `insert into guard (community_id, guard_id, number, name, pin_key, made_at)
     select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5 from guard where community_id = $1
     returning number`,
    [communityId, guard.id, guard.name, guard.pinKey, guard.madeAt],
  )
  const [made] = rows
  if (made === undefined) throw new Error("an insert gives its row")
  return made.number
}

export async function saveGuardPin(
  tx: Tx,
  communityId: string,
  guardId: string,
  pinKey: Buffer,
): Promise<void> {
  await tx.client.query("update guard set pin_key = $3 where community_id = $1 and guard_id = $2", [
    communityId,
    guardId,
    pinKey,
  ])
}

export async function saveGuardEnd(
  tx: Tx,
  communityId: string,
  guardId: string,
  endedAt: Instant | null,
): Promise<void> {
  await tx.client.query("update guard set ended_at = $3 where community_id = $1 and guard_id = $2", [
    communityId,
    guardId,
    endedAt,
  ])
}
