import type { AnomalyKind } from "../../core/gate/anomaly.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

/** Codes, moments and counts that a kind needs besides; never of whom. */
export type AnomalyDetail = {
  readonly post?: string
  readonly at?: Instant
  readonly minutes?: number
  readonly celsius?: number
  readonly emergency?: string
}

export type NewAnomaly = {
  readonly id: string
  readonly kind: AnomalyKind
  readonly at: Instant
  readonly postId: string
  readonly deviceId: string
  readonly entryId: string
  readonly passId: string | null
  readonly dwellingId: string | null
  readonly detail: AnomalyDetail
}

export async function insertAnomalies(
  tx: Tx,
  communityId: string,
  anomalies: readonly NewAnomaly[],
  foundAt: Instant,
): Promise<void> {
  if (anomalies.length === 0) return
  await tx.client.query({
    name: "insert-anomalies",
    text: `insert into anomaly (community_id, found_at, anomaly_id, kind, at, post_id, device_id, entry_id, pass_id,
        dwelling_id, detail)
      select $1, $2, * from unnest($3::uuid[], $4::text[], $5::timestamptz[], $6::uuid[], $7::uuid[], $8::uuid[],
        $9::uuid[], $10::uuid[], $11::jsonb[])`,
    values: [
      communityId,
      foundAt,
      anomalies.map((one) => one.id),
      anomalies.map((one) => one.kind),
      anomalies.map((one) => one.at),
      anomalies.map((one) => one.postId),
      anomalies.map((one) => one.deviceId),
      anomalies.map((one) => one.entryId),
      anomalies.map((one) => one.passId),
      anomalies.map((one) => one.dwellingId),
      anomalies.map((one) => JSON.stringify(one.detail)),
    ],
  })
}

/** Which of these kinds are noted of a device and not settled yet, as `device kind`. */
export async function listOpenDeviceAnomalies(
  tx: Tx,
  communityId: string,
  deviceIds: readonly string[],
  kinds: readonly AnomalyKind[],
): Promise<Set<string>> {
  if (deviceIds.length === 0) return new Set()
  const { rows } = await tx.client.query<{ device: string; kind: string }>({
    name: "open-device-anomalies",
    text: `select distinct device_id as device, kind from anomaly
      where community_id = $1 and settled_at is null and device_id = any($2::uuid[]) and kind = any($3)`,
    values: [communityId, deviceIds, kinds],
  })
  return new Set(rows.map(({ device, kind }) => `${device} ${kind}`))
}

export type AnomalyRow = {
  readonly id: string
  readonly kind: AnomalyKind
  readonly at: Instant
  readonly post: string
  readonly entryId: string | null
  readonly homeId: string | null
  readonly door: string | null
  readonly pass: string
  readonly detail: AnomalyDetail
  readonly settledAt: Instant | null
  readonly settledBy: string | null
}

const MOST = 2_000

/** What nobody has settled, and what was settled since a moment; what is open first, then the newest. */
export async function listAnomalies(tx: Tx, communityId: string, since: Instant): Promise<AnomalyRow[]> {
  const { rows } = await tx.client.query<AnomalyRow>(
    `select a.anomaly_id as id, a.kind, a.at, coalesce(o.name, '') as post, a.entry_id as "entryId",
       a.dwelling_id as "homeId", ${doorText} as door, coalesce(p.number, '') as pass, a.detail,
       a.settled_at as "settledAt", c.name as "settledBy"
     from anomaly a ${joinDoor("a")}
     left join gate_post o on o.community_id = a.community_id and o.post_id = a.post_id
     left join pass p on p.community_id = a.community_id and p.pass_id = a.pass_id
     left join account c on c.community_id = a.community_id and c.account_id = a.settled_by
     where a.community_id = $1 and (a.settled_at is null or a.settled_at >= $2)
     order by a.settled_at is not null, a.at desc, a.anomaly_id desc limit ${MOST}`,
    [communityId, since],
  )
  return rows
}

/** Settles an anomaly or opens it again; false where there is none. */
export async function saveAnomalySettled(
  tx: Tx,
  communityId: string,
  anomalyId: string,
  settled: { readonly at: Instant; readonly by: string } | null,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "update anomaly set settled_at = $3, settled_by = $4 where community_id = $1 and anomaly_id = $2",
    [communityId, anomalyId, settled?.at ?? null, settled?.by ?? null],
  )
  return rowCount === 1
}
