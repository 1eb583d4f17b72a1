import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type WeekRow = {
  readonly opensAt: Instant | null
  readonly publishedAt: Instant | null
  readonly version: number
  readonly draftVersion: number
  /** The turns that the draft has taken in. */
  readonly synced: readonly string[]
}

const noWeek: WeekRow = { opensAt: null, publishedAt: null, version: 0, draftVersion: 0, synced: [] }

const columns = `opens_at as "opensAt", published_at as "publishedAt", version, draft_version as "draftVersion", synced`

/** A week's plan; one that nobody has touched is empty. */
export async function readWeekRow(tx: Tx, communityId: string, monday: PlainDate): Promise<WeekRow> {
  const { rows } = await tx.client.query<WeekRow>({
    name: "duty-week",
    text: `select ${columns} from duty_week where community_id = $1 and monday = $2`,
    values: [communityId, monday],
  })
  return rows[0] ?? noWeek
}

/** The same, there from now on and held until the transaction ends. */
export async function lockWeek(tx: Tx, communityId: string, monday: PlainDate): Promise<WeekRow> {
  await tx.client.query(
    "insert into duty_week (community_id, monday) values ($1, $2) on conflict do nothing",
    [communityId, monday],
  )
  const { rows } = await tx.client.query<WeekRow>(
    `select ${columns} from duty_week where community_id = $1 and monday = $2 for no key update`,
    [communityId, monday],
  )
  return rows[0] ?? noWeek
}

export async function saveDraftVersion(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
  { draftVersion, synced }: { readonly draftVersion: number; readonly synced: readonly string[] },
): Promise<void> {
  await tx.client.query(
    "update duty_week set draft_version = $3, synced = $4::uuid[] where community_id = $1 and monday = $2",
    [communityId, monday, draftVersion, synced],
  )
}

export async function savePublished(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
  by: { readonly at: Instant; readonly accountId: string; readonly opensAt: Instant | null },
): Promise<void> {
  await tx.client.query(
    `update duty_week set version = version + 1, published_at = $3, published_by = $4, opens_at = $5
     where community_id = $1 and monday = $2`,
    [communityId, monday, by.at, by.accountId, by.opensAt],
  )
}
