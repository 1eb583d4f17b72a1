import type { PlainDate } from "../../core/kit/dates.ts"
import type { EndReason, LedgerEntry, Opening, QuarantineCase } from "../../core/quarantine/case-fold.ts"
import type { Tx } from "../database/db.ts"
import { bulkInsert } from "../imports/bulk-insert.ts"
import { notCorrected } from "../report/not-corrected.ts"

export type StoredCase = QuarantineCase & { readonly caseId: string; readonly personId: string }

const HOME_QUARANTINE = "居家隔离"
const endReasonOf: Readonly<Record<string, EndReason>> = {
  解除: "released",
  转送就诊: "transferred",
  转集中隔离: "centralised",
  撤销: "withdrawn",
}

/** Person → the registrations that put them into home quarantine, and their returns from hospital. */
export async function listOpenings(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<Map<string, Opening[]>> {
  type Row = {
    person_id: string
    fact_id: string
    kind: string
    moment: string
    arrived_on: PlainDate
    left_on: PlainDate | null
    contact_on: PlainDate | null
    dwelling_id: string
  }
  const { rows } = await tx.client.query<Row>(
    `select person_id, fact_id, kind, data->>'登记时间' as moment, data->>'抵沪日期' as arrived_on,
       data->>'离开重点地区日期' as left_on, data->>'末次接触日期' as contact_on, dwelling_id
     from fact f where community_id = $1 and kind in ('returnee-registration', 'quarantine-return')
       and person_id = any($2::uuid[]) and data->>'处置' = $3 and ${notCorrected}`,
    [communityId, personIds, HOME_QUARANTINE],
  )
  return groupByPerson(rows, (row) => ({
    factId: row.fact_id,
    way: row.kind === "quarantine-return" ? "return" : "registration",
    moment: row.moment,
    arrivedOn: row.arrived_on,
    leftKeyAreaOn: row.left_on,
    lastContactOn: row.contact_on,
    dwellingId: row.dwelling_id,
  }))
}

/** Person → their lines of the quarantine ledger. */
export async function listLedgerEntries(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<Map<string, LedgerEntry[]>> {
  type Row = {
    person_id: string
    filed_on: PlainDate
    arrived_on: PlainDate
    state: Readonly<Record<string, string>>
  }
  const { rows } = await tx.client.query<Row>(
    `select f.person_id, f.data->>'建档日期' as filed_on, f.data->>'抵沪日期' as arrived_on, m.state
     from fact f join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     where f.community_id = $1 and f.kind = 'ledger-entry' and f.person_id = any($2::uuid[])
       and ${notCorrected}`,
    [communityId, personIds],
  )
  return groupByPerson(rows, ({ filed_on, arrived_on, state }) => ({
    filedOn: filed_on,
    arrivedOn: arrived_on,
    dueOn: (state["应解除日期"] as PlainDate | undefined) ?? null,
    order: state["延长依据"] ?? null,
    endedOn: (state["结束日期"] as PlainDate | undefined) ?? null,
    endReason: endReasonOf[state["结束原因"] ?? ""] ?? null,
  }))
}

/** Person → their cases as they stand, in the order of their opening. */
export async function listCases(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<Map<string, StoredCase[]>> {
  const rows = await tx.query
    .selectFrom("quarantine_case")
    .selectAll()
    .where("community_id", "=", communityId)
    .where((where) => where("person_id", "=", where.fn.any(where.val([...personIds]))))
    .orderBy("opened_on")
    .execute()
  return groupByPerson(rows, (row) => ({
    caseId: row.case_id,
    personId: row.person_id,
    openedBy: row.opened_by,
    dwellingId: row.dwelling_id,
    openedOn: row.opened_on as PlainDate,
    openedClock: row.opened_clock,
    arrivedOn: row.arrived_on as PlainDate,
    countedFrom: row.counted_from as PlainDate,
    dueOn: row.due_on as PlainDate,
    endedOn: row.ended_on as PlainDate | null,
    endReason: row.end_reason as EndReason | null,
    extensionOrder: row.extension_order,
    continues: row.continues,
  }))
}

/** Replaces cases by what they are now: those named in `gone` go, the others are written anew. */
export async function replaceCases(
  tx: Tx,
  communityId: string,
  gone: readonly string[],
  cases: readonly StoredCase[],
): Promise<void> {
  await tx.client.query("delete from quarantine_case where community_id = $1 and case_id = any($2::uuid[])", [
    communityId,
    gone,
  ])
  await bulkInsert(
    tx,
    "quarantine_case",
    [
      ...["community_id", "case_id", "person_id", "dwelling_id", "opened_on", "arrived_on", "counted_from"],
      ...["due_on", "ended_on", "end_reason", "extension_order", "opened_by", "continues", "opened_clock"],
    ],
    cases.map((one) => [
      ...[communityId, one.caseId, one.personId, one.dwellingId, one.openedOn, one.arrivedOn],
      ...[one.countedFrom, one.dueOn, one.endedOn, one.endReason, one.extensionOrder, one.openedBy],
      ...[one.continues, one.openedClock],
    ]),
  )
}

function groupByPerson<Row extends { person_id: string }, Item>(
  rows: readonly Row[],
  itemOf: (row: Row) => Item,
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>()
  for (const row of rows) {
    const items = groups.get(row.person_id) ?? []
    items.push(itemOf(row))
    groups.set(row.person_id, items)
  }
  return groups
}
