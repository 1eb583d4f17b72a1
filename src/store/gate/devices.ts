import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** A gate's phone, or somebody's on a round. */
export type PostKind = "gate" | "round"

export type LiveDevice = {
  readonly deviceId: string
  readonly postId: string
  readonly kind: PostKind
  /** Whose phone it is on a round. */
  readonly accountId: string | null
}

/** The device whose credential this is, while it is good; on a round for as long as the person may sign in. */
export async function findDeviceByCredential(
  tx: Tx,
  communityId: string,
  credentialHash: Buffer,
  now: Instant,
): Promise<LiveDevice | undefined> {
  const { rows } = await tx.client.query<LiveDevice>({
    name: "device-by-credential",
    text: `select d.device_id as "deviceId", d.post_id as "postId", p.kind, d.account_id as "accountId" from gate_device d
      join gate_post p on p.community_id = d.community_id and p.post_id = d.post_id
      left join account a on a.community_id = d.community_id and a.account_id = d.account_id
      where d.community_id = $1 and d.credential_hash = $2 and d.credential_until > $3 and d.revoked_at is null
        and (p.kind = 'gate' or (a.account_id is not null and a.disabled_at is null))`,
    values: [communityId, credentialHash, now],
  })
  return rows[0]
}

export type DeviceRow = {
  readonly deviceId: string
  readonly postId: string
  readonly post: string
  readonly kind: PostKind
  readonly accountId: string | null
  /** The uncompressed point of its signatures. */
  readonly point: Buffer
  readonly tableKey: Buffer
  readonly credentialUntil: Instant
  readonly revokedAt: Instant | null
  readonly guardId: string | null
  readonly guardNumber: number | null
  readonly guardName: string | null
  readonly guardSince: Instant | null
  readonly failedPins: number
  readonly lockedUntil: Instant | null
}

const DEVICE = `select d.device_id as "deviceId", d.post_id as "postId", p.name as post, p.kind,
    d.account_id as "accountId", d.point, d.table_key as "tableKey",
    d.credential_until as "credentialUntil", d.revoked_at as "revokedAt", d.guard_id as "guardId",
    g.number as "guardNumber", g.name as "guardName", d.guard_since as "guardSince", d.failed_pins as "failedPins",
    d.locked_until as "lockedUntil"
  from gate_device d join gate_post p on p.community_id = d.community_id and p.post_id = d.post_id
  left join guard g on g.community_id = d.community_id and g.guard_id = d.guard_id
  where d.community_id = $1`

export async function findDevice(
  tx: Tx,
  communityId: string,
  deviceId: string,
): Promise<DeviceRow | undefined> {
  const { rows } = await tx.client.query<DeviceRow>({
    name: "find-device",
    text: `${DEVICE} and d.device_id = $2`,
    values: [communityId, deviceId],
  })
  return rows[0]
}

/** The same devices, held until the transaction ends, one order for all. */
export async function lockDevices(
  tx: Tx,
  communityId: string,
  deviceIds: readonly string[],
): Promise<DeviceRow[]> {
  const { rows } = await tx.client.query<DeviceRow>({
    name: "lock-devices",
    text: `${DEVICE} and d.device_id = any($2::uuid[]) order by d.device_id for no key update of d`,
    values: [communityId, deviceIds],
  })
  return rows
}

export async function insertDevice(
  tx: Tx,
  communityId: string,
  device: {
    readonly deviceId: string
    readonly postId: string
    readonly accountId: string | null
    readonly point: Buffer
    readonly tableKey: Buffer
    readonly joinedAt: Instant
    readonly credentialHash: Buffer
    readonly credentialUntil: Instant
  },
): Promise<void> {
  await tx.query
    .insertInto("gate_device")
    .values({
      community_id: communityId,
      device_id: device.deviceId,
      post_id: device.postId,
      account_id: device.accountId,
      point: device.point,
      table_key: device.tableKey,
      joined_at: device.joinedAt,
      credential_hash: device.credentialHash,
      credential_until: device.credentialUntil,
      heard_at: device.joinedAt,
    })
    .execute()
}

/** Changes of one device; what is not named stays. */
export async function updateDevice(
  tx: Tx,
  communityId: string,
  deviceId: string,
  change: {
    readonly credential_hash?: Buffer
    readonly credential_until?: Instant
    readonly heard_at?: Instant
    readonly guard_id?: string
    readonly guard_since?: Instant
    readonly failed_pins?: number
    readonly locked_until?: Instant | null
  },
): Promise<void> {
  await tx.query
    .updateTable("gate_device")
    .set(change)
    .where("community_id", "=", communityId)
    .where("device_id", "=", deviceId)
    .execute()
}

/** What devices said of themselves with their entries, and the guard that took over meanwhile. */
export type DeviceNews = {
  readonly deviceId: string
  readonly battery: number | null
  readonly waiting: number
  /** Null: as before; without an id: whoever took over is not known. */
  readonly guard: { readonly id: string | null; readonly since: Instant } | null
}

export async function saveDeviceNews(
  tx: Tx,
  communityId: string,
  news: readonly DeviceNews[],
  now: Instant,
): Promise<void> {
  await tx.client.query({
    name: "save-device-news",
    text: `update gate_device d set heard_at = greatest(d.heard_at, $2), battery = n.battery, waiting = n.waiting,
        guard_id = case when n.since >= coalesce(d.guard_since, n.since) then n.guard else d.guard_id end,
        guard_since = greatest(n.since, d.guard_since)
      from unnest($3::uuid[], $4::smallint[], $5::int[], $6::uuid[], $7::timestamptz[])
        as n (device, battery, waiting, guard, since)
      where d.community_id = $1 and d.device_id = n.device`,
    values: [
      communityId,
      now,
      news.map((one) => one.deviceId),
      news.map((one) => one.battery),
      news.map((one) => one.waiting),
      news.map((one) => one.guard?.id ?? null),
      news.map((one) => one.guard?.since ?? null),
    ],
  })
}

/** That a device's stream is open; written down no more often than it is looked at. */
export async function saveDeviceHeard(
  tx: Tx,
  communityId: string,
  deviceId: string,
  heard: { readonly now: Instant; readonly unlessSince: Instant },
): Promise<void> {
  await tx.client.query({
    name: "save-device-heard",
    text: `update gate_device set heard_at = $3 where community_id = $1 and device_id = $2 and heard_at < $4`,
    values: [communityId, deviceId, heard.now, heard.unlessSince],
  })
}

/** Devices whose credential is good. */
export async function listLiveDevices(tx: Tx, communityId: string, now: Instant): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: "live-devices",
    text: `select device_id as id from gate_device
      where community_id = $1 and credential_until > $2 and revoked_at is null`,
    values: [communityId, now],
  })
  return new Set(rows.map((row) => row.id))
}

/** Shuts devices out for good: one, or all of a post. Gives how many were not shut out before. */
export async function revokeDevices(
  tx: Tx,
  communityId: string,
  which: { readonly deviceId: string } | { readonly postId: string },
  now: Instant,
): Promise<number> {
  const [column, id] =
    "deviceId" in which ? (["device_id", which.deviceId] as const) : (["post_id", which.postId] as const)
  const { rowCount } = await tx.client.query(
    `update gate_device set revoked_at = $3 where community_id = $1 and ${column} = $2 and revoked_at is null`,
    [communityId, id, now],
  )
  return rowCount ?? 0
}

export type OfficeDeviceRow = {
  readonly id: string
  readonly postId: string
  readonly joinedAt: Instant
  readonly heardAt: Instant
  readonly battery: number | null
  readonly waiting: number
  readonly guardNumber: number | null
  readonly guardName: string | null
  readonly guardSince: Instant | null
  readonly credentialUntil: Instant
  readonly revokedAt: Instant | null
}

/** Every device of the gates, the newest first. */
export async function listDevices(tx: Tx, communityId: string): Promise<OfficeDeviceRow[]> {
  const { rows } = await tx.client.query<OfficeDeviceRow>(
    `select d.device_id as id, d.post_id as "postId", d.joined_at as "joinedAt", d.heard_at as "heardAt", d.battery,
       d.waiting, g.number as "guardNumber", g.name as "guardName", d.guard_since as "guardSince",
       d.credential_until as "credentialUntil", d.revoked_at as "revokedAt"
     from gate_device d left join guard g on g.community_id = d.community_id and g.guard_id = d.guard_id
     where d.community_id = $1 and d.account_id is null order by d.joined_at desc, d.device_id desc`,
    [communityId],
  )
  return rows
}
