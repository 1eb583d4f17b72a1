import type { MentionPlace } from "../../core/erasure/retention.ts"
import type { Tx } from "../database/db.ts"
import { plainSql } from "./subject-traces.ts"

/** A row that holds one of the traces somewhere in the columns searched. */
export type MentionRow = {
  readonly id: string
  readonly dwellingId: string | null
  readonly cells: Readonly<Record<string, unknown>>
}

/** Rows of a table in which one of the needles stands. */
export async function listMentionRows(
  tx: Tx,
  communityId: string,
  place: MentionPlace,
  needles: readonly string[],
): Promise<MentionRow[]> {
  const columns = [...place.json, ...place.text]
  const cells = columns.map((column) => `'${column}', ${column}`).join(", ")
  const text = columns.map((column) => `${column}::text`).join(", ")
  const dwelling =
    place.doorIn === null
      ? "null"
      : `(select dwelling_id from ${place.doorIn} d where d.community_id = t.community_id and d.${place.id} = t.${place.id})`
  const { rows } = await tx.client.query<MentionRow>(
    `select ${place.id} as id, ${dwelling} as "dwellingId", jsonb_build_object(${cells}) as cells
     from ${place.table} t where community_id = $1 and ${holdsOne(`concat_ws(' ', ${text})`, "$2")}`,
    [communityId, needles],
  )
  return rows
}

/** Writes a row's cells anew. */
export async function replaceMentionCells(
  tx: Tx,
  communityId: string,
  place: MentionPlace,
  row: MentionRow,
): Promise<void> {
  const columns = [...place.json, ...place.text]
  const sets = columns.map((column, index) => `${column} = $${index + 3}`)
  const values = columns.map((column) => {
    const value = row.cells[column]
    return value === null || place.text.includes(column) ? value : JSON.stringify(value)
  })
  await tx.client.query(
    `update ${place.table} set ${sets.join(", ")} where community_id = $1 and ${place.id} = $2`,
    [communityId, row.id, ...values],
  )
}

export type DetailRow = {
  readonly factId: string
  readonly kind: string
  readonly rowKey: Buffer | null
  readonly dwellingId: string | null
  readonly data: Readonly<Record<string, string>>
}

/** Details of facts in which one of the needles stands. */
export async function listDetailMentions(
  tx: Tx,
  communityId: string,
  needles: readonly string[],
): Promise<DetailRow[]> {
  const { rows } = await tx.client.query<DetailRow>(
    `select f.fact_id as "factId", f.kind, f.row_key as "rowKey", f.dwelling_id as "dwellingId", d.data
     from fact_detail d join fact f on f.community_id = d.community_id and f.fact_id = d.fact_id
     where d.community_id = $1 and ${holdsOne("d.data::text", "$2")}`,
    [communityId, needles],
  )
  return rows
}

/** Replaces details of facts; one that is empty goes. */
export async function replaceDetails(
  tx: Tx,
  communityId: string,
  details: readonly { readonly factId: string; readonly data: object | null }[],
): Promise<void> {
  for (const { factId, data } of details) {
    if (data === null) {
      await tx.client.query("delete from fact_detail where community_id = $1 and fact_id = $2", [
        communityId,
        factId,
      ])
    } else {
      await tx.client.query("update fact_detail set data = $3 where community_id = $1 and fact_id = $2", [
        communityId,
        factId,
        JSON.stringify(data),
      ])
    }
  }
}

export type ReportMention = {
  readonly reportId: string
  readonly dwellingId: string | null
  readonly data: Readonly<Record<string, string>>
}

/** What residents wrote in which one of the needles stands; of its values the texts. */
export async function listReportMentions(
  tx: Tx,
  communityId: string,
  needles: readonly string[],
): Promise<ReportMention[]> {
  const { rows } = await tx.client.query<ReportMention>(
    `select r.report_id as "reportId", r.dwelling_id as "dwellingId",
       (select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(d.data) where jsonb_typeof(value) = 'string') as data
     from self_report_detail d
     join self_report r on r.community_id = d.community_id and r.report_id = d.report_id
     where d.community_id = $1 and ${holdsOne("d.data::text", "$2")}`,
    [communityId, needles],
  )
  return rows
}

export type HouseholdMention = {
  readonly householdId: string
  readonly dwellingId: string
  readonly lane: string
  readonly number: string
  readonly room: string
  readonly householder: string
  readonly phone: string
  readonly remarks: unknown
}

export async function listHouseholdMentions(
  tx: Tx,
  communityId: string,
  needles: readonly string[],
): Promise<HouseholdMention[]> {
  const text = "concat_ws(' ', x.householder, x.phone, x.remarks::text)"
  const { rows } = await tx.client.query<HouseholdMention>(
    `select h.household_id as "householdId", h.dwelling_id as "dwellingId", s.lane, s.number, w.room,
       x.householder, x.phone, x.remarks
     from household_detail x join household h on h.community_id = x.community_id and h.household_id = x.household_id
     join dwelling w on w.community_id = h.community_id and w.dwelling_id = h.dwelling_id
     join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where x.community_id = $1 and ${holdsOne(text, "$2")}`,
    [communityId, needles],
  )
  return rows
}

export async function replaceHouseholdDetail(
  tx: Tx,
  communityId: string,
  row: Pick<HouseholdMention, "householdId" | "householder" | "phone" | "remarks">,
): Promise<void> {
  await tx.client.query(
    `update household_detail set householder = $3, phone = $4, remarks = $5
     where community_id = $1 and household_id = $2`,
    [
      ...[communityId, row.householdId, row.householder, row.phone],
      row.remarks === null ? null : JSON.stringify(row.remarks),
    ],
  )
}

export type RefusedMention = {
  readonly id: string
  readonly file: string
  readonly sheet: string
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

export async function listRefusedMentions(
  tx: Tx,
  communityId: string,
  needles: readonly string[],
): Promise<RefusedMention[]> {
  const text = "concat_ws(' ', file, sheet, header::text, cells::text)"
  const { rows } = await tx.client.query<RefusedMention>(
    `select refusal_id as id, file, sheet, header, cells from refused_row
     where community_id = $1 and ${holdsOne(text, "$2")}`,
    [communityId, needles],
  )
  return rows
}

/** Writes a refused row anew; with `settledAt` it is off the list, put aside, and its fingerprint keeps it from coming back. */
export async function replaceRefused(
  tx: Tx,
  communityId: string,
  row: RefusedMention,
  settledAt: string | null,
): Promise<void> {
  const values = [row.file, row.sheet, JSON.stringify(row.header), JSON.stringify(row.cells)]
  await tx.client.query(
    `update refused_row set file = $3, sheet = $4, header = $5, cells = $6,
       settled_how = case when settled_at is null and $7::timestamptz is not null then 'put-aside' else settled_how end,
       settled_at = coalesce(settled_at, $7)
     where community_id = $1 and refusal_id = $2`,
    [communityId, row.id, ...values, settledAt],
  )
}

function holdsOne(text: string, needles: string): string {
  return `exists (select from unnest(${needles}::text[]) needle where strpos(${plainSql(text)}, needle) > 0)`
}
