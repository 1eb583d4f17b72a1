import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import type { RowEnd, RowIdentity, RowOutcome } from "../../core/reconcile/row-outcome.ts"
import type { RowCandidate } from "../../core/reconcile/row-rules.ts"
import type { Tx } from "../database/db.ts"
import { bulkInsert } from "../imports/bulk-insert.ts"
import { rowState } from "./person-lists.ts"

/** What a row says and what was found of it; a row of somebody who was deleted says nothing. */
export type RowDetail = {
  readonly cells: readonly string[]
  /** The likeliest first; `odds`: as the engine had them before people's decisions bent them. */
  readonly candidates: readonly (RowCandidate & { readonly odds: number })[]
  /** Rows of earlier lists that are the same person, whom the register does not know. */
  readonly earlier: readonly string[]
  readonly isElsewhere: boolean
  readonly reason: string
}

export type ListRowRow = RowDetail & {
  readonly id: string
  readonly listId: string
  readonly place: number
  readonly identity: RowIdentity
  readonly identityById: string | null
  readonly identityBy: string | null
  readonly personId: string | null
  readonly chance: number | null
  readonly household: number | null
  readonly outcome: RowOutcome | null
  readonly outcomeAt: Instant | null
  readonly outcomeBy: string | null
  readonly endKind: RowEnd | null
  readonly endId: string | null
  readonly checkId: string | null
  readonly callStatus: string | null
  readonly callOutcome: string | null
  readonly wasScreened: boolean
  readonly livesHere: boolean
  /** What was written into the register for it. */
  readonly stayId: string | null
}

export const rowShows = ["all", "certain", "fresh", "doubtful", "later", "calling", "ended"] as const
export type RowShow = (typeof rowShows)[number]

const selectRow = `select r.row_id as id, r.list_id as "listId", r.place, r.identity, r.identity_by as "identityById",
    a.name as "identityBy", r.person_id as "personId", r.chance, r.household, r.outcome, r.outcome_at as "outcomeAt",
    b.name as "outcomeBy", r.end_kind as "endKind", r.end_id as "endId", r.check_id as "checkId", c.status as "callStatus",
    c.outcome as "callOutcome", coalesce(d.data->'cells', '[]') as cells, coalesce(d.data->'candidates', '[]') as candidates,
    coalesce(d.data->'earlier', '[]') as earlier, coalesce((d.data->>'isElsewhere')::boolean, false) as "isElsewhere",
    coalesce(d.data->>'reason', '') as reason, d.data->>'stayId' as "stayId",
    exists (select from screening s where s.community_id = r.community_id and s.kind = 'returnee'
      and s.person_id = r.person_id) as "wasScreened",
    exists (select from stay h where h.community_id = r.community_id and h.person_id = r.person_id
      and (h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)) as "livesHere"
  from list_row r
  join person_list l on l.community_id = r.community_id and l.list_id = r.list_id and l.taken_back_at is null
  left join list_row_detail d on d.community_id = r.community_id and d.row_id = r.row_id
  left join account a on a.community_id = r.community_id and a.account_id = r.identity_by
  left join account b on b.community_id = r.community_id and b.account_id = r.outcome_by
  left join planned_check c on c.community_id = r.community_id and c.check_id = r.check_id
  where r.community_id = $1`

export async function insertListRows(
  tx: Tx,
  communityId: string,
  listId: string,
  rows: readonly { readonly id: string; readonly cells: readonly string[] }[],
): Promise<void> {
  await bulkInsert(
    tx,
    "list_row",
    ["community_id", "row_id", "list_id", "place", "identity"],
    rows.map(({ id }, place) => [communityId, id, listId, place, "waiting"]),
  )
  await bulkInsert(
    tx,
    "list_row_detail",
    ["community_id", "row_id", "retention", "data"],
    rows.map(({ id, cells }) => [communityId, id, "campaign", { cells }]),
  )
}

/** Rows of a list that are in one state, in its order. */
export async function listRowsOf(
  tx: Tx,
  communityId: string,
  listId: string,
  page: {
    readonly today: PlainDate
    readonly show: RowShow
    readonly offset: number
    readonly limit: number
  },
): Promise<ListRowRow[]> {
  const { rows } = await tx.client.query<ListRowRow>(
    `with page as (select r.row_id from list_row r where r.community_id = $1 and r.list_id = $3
       and ($4 = 'all' or ${rowState} = $4) order by r.place offset $5 limit $6)
     ${selectRow} and r.row_id in (select row_id from page) order by r.place`,
    [communityId, page.today, listId, page.show, page.offset, page.limit],
  )
  return rows
}

export async function listRowsById(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  today: PlainDate,
): Promise<ListRowRow[]> {
  const { rows } = await tx.client.query<ListRowRow>(
    `${selectRow} and r.row_id = any($3::uuid[]) order by r.list_id, r.place`,
    [communityId, today, ids],
  )
  return rows
}

/** Every row that a task was made for, also when it has since ended in a person or a case. */
export async function listRowsOfTask(tx: Tx, communityId: string, taskId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select row_id as id from list_row where community_id = $1 and task_id = $2",
    [communityId, taskId],
  )
  return rows.map(({ id }) => id)
}

/** All of a list's rows that are of one household. */
export async function listHouseholdRows(
  tx: Tx,
  communityId: string,
  row: { readonly listId: string; readonly household: number },
  today: PlainDate,
): Promise<ListRowRow[]> {
  const { rows } = await tx.client.query<ListRowRow>(
    `${selectRow} and r.list_id = $3 and r.household = $4 order by r.place`,
    [communityId, today, row.listId, row.household],
  )
  return rows
}

/** The next doubtful row behind a place, from the front again behind the last; how many there are. */
export async function findNextDoubtful(
  tx: Tx,
  communityId: string,
  listId: string,
  after: number,
): Promise<{ readonly row: string | null; readonly left: number }> {
  const { rows } = await tx.client.query<{ row: string; left: number }>(
    `select r.row_id as row, count(*) over ()::int as left from list_row r
     where r.community_id = $1 and r.list_id = $2 and ${rowState} = 'doubtful'
     order by r.place <= $3, r.place limit 1`,
    [communityId, listId, after],
  )
  return rows[0] ?? { row: null, left: 0 }
}

/** How many rows of a list ended in which way. */
export async function countOutcomes(
  tx: Tx,
  communityId: string,
  listId: string,
): Promise<Partial<Record<RowOutcome, number>>> {
  const { rows } = await tx.client.query<{ outcome: RowOutcome; count: number }>(
    `select outcome, count(*)::int as count from list_row
     where community_id = $1 and list_id = $2 and outcome is not null group by outcome`,
    [communityId, listId],
  )
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]))
}

export type RowFinding = {
  readonly id: string
  readonly identity: RowIdentity
  readonly personId: string | null
  readonly chance: number | null
  readonly household: number | null
  readonly found: Pick<RowDetail, "candidates" | "earlier" | "isElsewhere"> & {
    /** Person → why they may be the row, as it was learned when it was matched. */
    readonly why: Readonly<Record<string, Waterfall>>
  }
}

/** Writes what matching found of rows; what people said of others is untouched. */
export async function saveFindings(
  tx: Tx,
  communityId: string,
  rows: readonly RowFinding[],
  at: Instant,
): Promise<void> {
  await tx.client.query(
    `update list_row r set identity = f.identity, identity_at = $2, person_id = f.person_id, chance = f.chance,
       household = f.household
     from unnest($3::uuid[], $4::text[], $5::uuid[], $6::real[], $7::int[]) as f (id, identity, person_id, chance, household)
     where r.community_id = $1 and r.row_id = f.id`,
    [
      ...[communityId, at, rows.map(({ id }) => id), rows.map(({ identity }) => identity)],
      ...[rows.map(({ personId }) => personId), rows.map(({ chance }) => chance)],
      rows.map(({ household }) => household),
    ],
  )
  await tx.client.query(
    `update list_row_detail d set data = d.data || f.found from unnest($2::uuid[], $3::jsonb[]) as f (id, found)
     where d.community_id = $1 and d.row_id = f.id`,
    [communityId, rows.map(({ id }) => id), rows.map(({ found }) => JSON.stringify(found))],
  )
}

/** Why a row may be somebody, as it was learned when the row was matched. */
export async function findRowWhy(
  tx: Tx,
  communityId: string,
  rowId: string,
  personId: string,
): Promise<Waterfall | undefined> {
  const { rows } = await tx.client.query<{ why: Waterfall | null }>(
    "select data->'why'->$3 as why from list_row_detail where community_id = $1 and row_id = $2",
    [communityId, rowId, personId],
  )
  return rows[0]?.why ?? undefined
}

/** Writes who a row is, as somebody said. */
export async function saveIdentity(
  tx: Tx,
  communityId: string,
  row: {
    readonly id: string
    readonly identity: RowIdentity
    readonly personId: string | null
    readonly chance: number | null
  },
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `update list_row set identity = $3, person_id = $4, chance = $5, identity_at = $6, identity_by = $7
     where community_id = $1 and row_id = $2`,
    [communityId, row.id, row.identity, row.personId, row.chance, by.at, by.accountId],
  )
}

export type RowEnding = {
  readonly id: string
  readonly outcome: RowOutcome
  readonly endKind: RowEnd
  readonly endId: string | null
}

/** Ends rows, all with one reason. */
export async function saveEndings(
  tx: Tx,
  communityId: string,
  rows: readonly RowEnding[],
  reason: string,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `update list_row r set outcome = e.outcome, outcome_at = $2, outcome_by = $3, end_kind = e.kind, end_id = e.end_id,
       task_id = case when e.kind = 'task' then e.end_id else r.task_id end
     from unnest($4::uuid[], $5::text[], $6::text[], $7::uuid[]) as e (id, outcome, kind, end_id)
     where r.community_id = $1 and r.row_id = e.id`,
    [
      ...[communityId, by.at, by.accountId, rows.map(({ id }) => id), rows.map(({ outcome }) => outcome)],
      ...[rows.map(({ endKind }) => endKind), rows.map(({ endId }) => endId)],
    ],
  )
  await saveReason(
    tx,
    communityId,
    rows.map(({ id }) => id),
    reason,
  )
}

/** Keeps with a row what was written into the register for it, or (null) that it was taken back. */
export async function saveRegisteredStay(
  tx: Tx,
  communityId: string,
  rowId: string,
  stayId: string | null,
): Promise<void> {
  await tx.client.query(
    `update list_row_detail set data = data || jsonb_build_object('stayId', $3::text)
     where community_id = $1 and row_id = $2`,
    [communityId, rowId, stayId],
  )
}

/** Takes the ends of rows back. */
export async function clearEndings(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  await tx.client.query(
    `update list_row set outcome = null, outcome_at = null, outcome_by = null, end_kind = null, end_id = null,
       task_id = null
     where community_id = $1 and row_id = any($2::uuid[])`,
    [communityId, ids],
  )
  await saveReason(tx, communityId, ids, "")
}

async function saveReason(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  await tx.client.query(
    `update list_row_detail set data = data || jsonb_build_object('reason', $3::text)
     where community_id = $1 and row_id = any($2::uuid[])`,
    [communityId, ids, reason],
  )
}

/** Rows of other lists that ended as one of these tasks, and have not been opened again. */
export async function listTasksStillNeeded(
  tx: Tx,
  communityId: string,
  taskIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select distinct end_id as id from list_row where community_id = $1 and end_kind = 'task' and end_id = any($2::uuid[])`,
    [communityId, taskIds],
  )
  return new Set(rows.map(({ id }) => id))
}

export type EarlierRow = {
  readonly ofRow: string
  readonly listId: string
  readonly sender: string
  readonly madeAt: Instant
  readonly outcome: RowOutcome | null
  readonly reason: string
}

/** Rows of earlier lists that are the person whom a row is or may be, or that matching found to be the same; the newest first. */
export async function listEarlierRows(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<EarlierRow[]> {
  const { rows } = await tx.client.query<EarlierRow>(
    // by either way apart: each has an index of its own
    `with met as (
       select r.row_id as of_row, o.row_id from list_row r
         join list_row o on o.community_id = r.community_id and o.person_id = r.person_id and o.identity = 'same'
         where r.community_id = $1 and r.row_id = any($2::uuid[])
       union
       select d.row_id, e.id::uuid from list_row_detail d
         cross join lateral jsonb_array_elements_text(coalesce(d.data->'earlier', '[]')) as e (id)
         where d.community_id = $1 and d.row_id = any($2::uuid[]))
     select r.row_id as "ofRow", o.list_id as "listId", ld.data->>'sender' as sender, ol.made_at as "madeAt", o.outcome,
       coalesce(od.data->>'reason', '') as reason
     from met
     join list_row r on r.community_id = $1 and r.row_id = met.of_row
     join person_list l on l.community_id = r.community_id and l.list_id = r.list_id
     join list_row o on o.community_id = $1 and o.row_id = met.row_id and o.list_id <> r.list_id
     join person_list ol on ol.community_id = o.community_id and ol.list_id = o.list_id and ol.taken_back_at is null
       and ol.made_at <= l.made_at
     join person_list_detail ld on ld.community_id = ol.community_id and ld.list_id = ol.list_id
     left join list_row_detail od on od.community_id = o.community_id and od.row_id = o.row_id
     order by ol.made_at desc, o.place`,
    [communityId, ids],
  )
  return rows
}
