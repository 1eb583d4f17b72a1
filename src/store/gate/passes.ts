import type { PassStatus } from "../../core/gate/pass-moves.ts"
import type { PassKind } from "../../core/gate/words.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { bulkInsert } from "../imports/bulk-insert.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

export type NewPass = {
  readonly id: string
  readonly opaque: string
  readonly number: string
  readonly plainNumber: string
  readonly kind: PassKind
  readonly dwellingId: string
  readonly from: PlainDate | null
  readonly until: PlainDate | null
  readonly keyId: string | null
}

export type PassRow = NewPass & {
  readonly personId: string | null
  readonly door: string
  readonly holder: string
  readonly issuedOn: PlainDate | null
  /** Null where its book knows only the day. */
  readonly issuedAt: Instant | null
  readonly status: PassStatus
  /** Null while it is good. */
  readonly stoppedSince: Instant | null
  /** The number of the pass that was issued in its place. */
  readonly replacedBy: string | null
}

/**
 * What a pass is now, in the one place that says so: stopped here, lost by its book, suspended, or good. Expects `pass` as p and
 * its `matter` as m, which is gone with a deleted person.
 */
export const passStatus = `case when p.stop is not null then p.stop when m.settled_on is not null then 'lost'
  when p.suspended_at is not null then 'suspended' else 'issued' end`

/** Since when a pass is no good; a book knows only the day. */
export const passStoppedSince = `coalesce(p.stopped_at, (m.settled_on::text || 'T00:00:00+08:00')::timestamptz, p.suspended_at)`

export const joinMatter = "left join matter m on m.community_id = p.community_id and m.fact_id = p.pass_id"

const selectPass = `select p.pass_id as id, p.opaque, p.number, p.plain_number as "plainNumber", p.kind,
    p.dwelling_id as "dwellingId", p.from_on as "from", p.until_on as until, p.key_id as "keyId",
    f.person_id as "personId", ${doorText} as door, coalesce(d.data->>'持证人', '') as holder,
    f.day as "issuedOn", f.at as "issuedAt", ${passStatus} as status, ${passStoppedSince} as "stoppedSince",
    r.number as "replacedBy"
  from pass p join fact f on f.community_id = p.community_id and f.fact_id = p.pass_id
  left join fact_detail d on d.community_id = p.community_id and d.fact_id = p.pass_id
  ${joinMatter}
  left join pass r on r.community_id = p.community_id and r.pass_id = p.replaced_by
  ${joinDoor("p")}`

export async function addPasses(tx: Tx, communityId: string, passes: readonly NewPass[]): Promise<void> {
  const columns = [
    ...["community_id", "pass_id", "opaque", "number", "plain_number", "kind", "dwelling_id"],
    ...["from_on", "until_on", "key_id"],
  ]
  const rows = passes.map((pass) => [
    ...[communityId, pass.id, pass.opaque, pass.number, pass.plainNumber, pass.kind, pass.dwellingId],
    ...[pass.from, pass.until, pass.keyId],
  ])
  await bulkInsert(tx, "pass", columns, rows)
}

export async function findPass(tx: Tx, communityId: string, passId: string): Promise<PassRow | undefined> {
  const { rows } = await tx.client.query<PassRow>(
    `${selectPass} where p.community_id = $1 and p.pass_id = $2`,
    [communityId, passId],
  )
  return rows[0]
}

export async function listPassesById(
  tx: Tx,
  communityId: string,
  passIds: readonly string[],
): Promise<PassRow[]> {
  const { rows } = await tx.client.query<PassRow>(
    `${selectPass} where p.community_id = $1 and p.pass_id = any($2::uuid[])
     order by array_position($2::uuid[], p.pass_id)`,
    [communityId, passIds],
  )
  return rows
}

/** The passes that a code or a printed number names. */
export async function listPassesNamed(
  tx: Tx,
  communityId: string,
  by: { readonly opaque?: string; readonly plainNumber?: string },
): Promise<PassRow[]> {
  const { rows } = await tx.client.query<PassRow>(
    `${selectPass} where p.community_id = $1 and (p.opaque = $2 or p.plain_number = $3)`,
    [communityId, by.opaque ?? null, by.plainNumber ?? null],
  )
  return rows
}

/** What a list of passes is cut down to. */
export type PassFilter = {
  readonly homeId?: string | undefined
  readonly plainNumber?: string | undefined
  readonly status?: PassStatus | undefined
  /** Printed under this key, and good: what is to be printed anew when it is given up. */
  readonly keyId?: string | undefined
  readonly today: PlainDate
}

/** The newest passes of a filter, `limit` after the one named; and how many there are in all. */
export async function listPasses(
  tx: Tx,
  communityId: string,
  filter: PassFilter,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly total: number; readonly passes: PassRow[] }> {
  const where = `p.community_id = $1 and ($2::uuid is null or p.dwelling_id = $2)
    and ($3::text is null or p.plain_number = $3) and ($4::text is null or ${passStatus} = $4)
    and ($5::text is null or (p.key_id = $5 and ${passStatus} = 'issued' and p.until_on >= $6::date))`
  const values = [
    ...[communityId, filter.homeId ?? null, filter.plainNumber ?? null, filter.status ?? null],
    ...[filter.keyId ?? null, filter.today],
  ]
  const counted = await tx.client.query<{ total: number }>(
    `select count(*) as total from pass p join fact f on f.community_id = p.community_id and f.fact_id = p.pass_id
     ${joinMatter} where ${where}`,
    values,
  )
  const { rows } = await tx.client.query<PassRow>(
    `${selectPass} where ${where} and ($7::uuid is null or p.pass_id < $7) order by p.pass_id desc limit $8`,
    [...values, page.after ?? null, page.limit],
  )
  return { total: counted.rows[0]?.total ?? 0, passes: rows }
}

/** The greatest number that was counted here; null before the first. */
export async function findLastNumber(tx: Tx, communityId: string): Promise<string | null> {
  const { rows } = await tx.client.query<{ last: string | null }>(
    "select max(plain_number) as last from pass where community_id = $1 and until_on is not null",
    [communityId],
  )
  return rows[0]?.last ?? null
}

export async function isNumberTaken(tx: Tx, communityId: string, plainNumber: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select 1 from pass where community_id = $1 and plain_number = $2 limit 1",
    [communityId, plainNumber],
  )
  return (rowCount ?? 0) > 0
}

export type PassChange = {
  readonly suspendedAt: Instant | null
  readonly stop: "lost" | "void" | null
  readonly stoppedAt: Instant | null
}

export async function updatePass(
  tx: Tx,
  communityId: string,
  passId: string,
  change: PassChange,
): Promise<void> {
  await tx.query
    .updateTable("pass")
    .set({ suspended_at: change.suspendedAt, stop: change.stop, stopped_at: change.stoppedAt })
    .where("community_id", "=", communityId)
    .where("pass_id", "=", passId)
    .execute()
}

export async function linkReplacement(
  tx: Tx,
  communityId: string,
  passId: string,
  newId: string,
): Promise<void> {
  await tx.query
    .updateTable("pass")
    .set({ replaced_by: newId, link_hash: null })
    .where("community_id", "=", communityId)
    .where("pass_id", "=", passId)
    .execute()
}

/** These passes are printed under this key from now on. */
export async function savePrintingKey(
  tx: Tx,
  communityId: string,
  passIds: readonly string[],
  keyId: string,
): Promise<void> {
  await tx.client.query(
    "update pass set key_id = $3 where community_id = $1 and pass_id = any($2::uuid[]) and key_id <> $3",
    [communityId, passIds, keyId],
  )
}
