import type { RowValues } from "../../core/forms/form.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

/** An earlier registration of a returnee, in the words of the book. */
export type EarlierRegistration = {
  readonly id: string
  readonly at: string
  readonly channel: string
  readonly arrivedOn: PlainDate
  readonly disposition: string
}

/** What was registered of a returnee and stands, newest first. */
export async function listRegistrationsOf(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<EarlierRegistration[]> {
  const { rows } = await tx.client.query<EarlierRegistration>(
    `select f.fact_id as id, f.data->>'登记时间' as at, f.data->>'登记方式' as channel,
       f.data->>'抵沪日期' as "arrivedOn", f.data->>'处置' as disposition
     from fact f where f.community_id = $1 and f.person_id = $2 and f.kind = 'returnee-registration' and ${notCorrected}
     order by f.data->>'登记时间' desc, f.fact_id desc`,
    [communityId, personId],
  )
  return rows
}

/** Whether somebody was screened as a tenant, and that stands. */
export async function wasScreened(
  tx: Tx,
  communityId: string,
  kind: "returnee" | "tenant",
  personId: string,
): Promise<boolean> {
  const row = await tx.query
    .selectFrom("screening")
    .select("first_on")
    .where("community_id", "=", communityId)
    .where("kind", "=", kind)
    .where("person_id", "=", personId)
    .executeTakeFirst()
  return row !== undefined
}

export type ScreeningsWanted = {
  readonly kind: "returnee-registration" | "tenant-screening"
  /** Null: of every day. */
  readonly on: PlainDate | null
  /** Column → the word it must hold. */
  readonly only: RowValues
  readonly offset: number
  readonly limit: number
}

export type ScreeningRow = {
  readonly id: string
  readonly personId: string
  readonly homeId: string | null
  readonly door: string | null
  readonly values: RowValues
}

/** Registrations that stand, newest first, and how many there are. */
export async function listScreeningFacts(
  tx: Tx,
  communityId: string,
  { kind, on, only, offset, limit }: ScreeningsWanted,
): Promise<{ readonly total: number; readonly rows: ScreeningRow[] }> {
  // what narrows nothing is left out: the newest are then found without sorting all there ever were
  const values: unknown[] = [communityId, kind]
  const given = (value: unknown) => `$${values.push(value)}`
  const of = [
    "f.community_id = $1 and f.kind = $2 and f.person_id is not null",
    ...(on === null ? [] : [`f.day = ${given(on)}`]),
    ...(Object.keys(only).length === 0 ? [] : [`f.data @> ${given(JSON.stringify(only))}::jsonb`]),
  ].join(" and ")
  const count = await tx.client.query<{ total: number }>(
    `select (select count(*) from fact f where ${of}) - (select count(*) from fact f where ${of} and f.fact_id in (
       select c.corrects from fact c where c.community_id = $1 and c.corrects is not null)) as total`,
    [...values],
  )
  const { rows } = await tx.client.query<ScreeningRow>(
    `with page as materialized (
       select f.community_id, f.fact_id, f.person_id, f.dwelling_id, f.data, f.day, f.at, f.recorded_at from fact f
       where ${of} and ${notCorrected}
       order by f.day desc, f.at desc, f.recorded_at desc, f.fact_id desc offset ${given(offset)} limit ${given(limit)})
     select f.fact_id as id, f.person_id as "personId", f.dwelling_id as "homeId",
       case when w.dwelling_id is not null then ${doorText} end as door, f.data || coalesce(d.data, '{}') as values
     from page f left join lateral (select d.data from fact_detail d
       where d.community_id = f.community_id and d.fact_id = f.fact_id limit 1) d on true ${joinDoor("f")}
     order by f.day desc, f.at desc, f.recorded_at desc, f.fact_id desc`,
    values,
  )
  return { total: count.rows[0]?.total ?? 0, rows }
}
