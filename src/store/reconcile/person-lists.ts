import type { Instant } from "../../core/kit/dates.ts"
import type { ListColumnKind } from "../../core/reconcile/list-column.ts"
import type { ListQuestion } from "../../core/reconcile/row-outcome.ts"
import type { Tx } from "../database/db.ts"

/** What a list says of itself: who sent it, and its columns as they came. */
export type ListDetail = {
  readonly sender: string
  readonly title: string
  readonly header: readonly string[]
  readonly kinds: readonly ListColumnKind[]
}

export type NewPersonList = {
  readonly id: string
  readonly asks: ListQuestion
  readonly layoutKey: Buffer
  readonly madeAt: Instant
  readonly madeBy: string
  readonly dueAt: Instant | null
  readonly detail: ListDetail
}

/** Rows by what they are; every row is counted once. */
export type ListCounts = {
  readonly rows: number
  readonly waiting: number
  readonly certain: number
  readonly fresh: number
  readonly doubtful: number
  readonly later: number
  readonly calling: number
  readonly ended: number
}

export type PersonListHead = {
  readonly id: string
  readonly asks: ListQuestion
  readonly madeAt: Instant
  readonly by: string
  readonly dueAt: Instant | null
  readonly matchedAt: Instant | null
  readonly answeredAt: Instant | null
  readonly detail: ListDetail
}

export type PersonListRow = PersonListHead & { readonly counts: ListCounts }

/** What a row of a list (r) is to be shown under: who is being asked stands there until the row ends. */
export const rowState = `case when r.outcome is not null then 'ended' when r.identity = 'waiting' then 'waiting'
  when r.check_id is not null then 'calling' when r.identity = 'same' then 'certain' when r.identity = 'new' then 'fresh'
  else r.identity end`

const STATES = ["waiting", "certain", "fresh", "doubtful", "later", "calling", "ended"] as const

const headColumns = `l.list_id as id, l.asks, l.made_at as "madeAt", coalesce(a.name, '') as by, l.due_at as "dueAt",
    l.matched_at as "matchedAt", l.answered_at as "answeredAt", d.data as detail`
const fromLists = `from person_list l
  join person_list_detail d on d.community_id = l.community_id and d.list_id = l.list_id
  left join account a on a.community_id = l.community_id and a.account_id = l.made_by`

const selectList = `select ${headColumns}, n.counts ${fromLists}
  cross join lateral (
    select jsonb_build_object('rows', count(*), ${STATES.map(
      (state) => `'${state}', count(*) filter (where ${rowState} = '${state}')`,
    ).join(", ")}) as counts
    from list_row r where r.community_id = l.community_id and r.list_id = l.list_id) n
  where l.community_id = $1 and l.taken_back_at is null`

export async function insertPersonList(tx: Tx, communityId: string, list: NewPersonList): Promise<void> {
  const { id, asks, layoutKey, madeAt, madeBy, dueAt, detail } = list
  await tx.client.query(
    `insert into person_list (community_id, list_id, asks, layout_key, made_at, made_by, due_at)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [communityId, id, asks, layoutKey, madeAt, madeBy, dueAt],
  )
  await tx.client.query(
    `insert into person_list_detail (community_id, list_id, retention, data) values ($1, $2, 'campaign', $3)`,
    [communityId, id, JSON.stringify(detail)],
  )
}

/** Whether an id is taken, also by a list that was taken back. */
export async function isListKnown(tx: Tx, communityId: string, id: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from person_list where community_id = $1 and list_id = $2",
    [communityId, id],
  )
  return rowCount === 1
}

/** The most pressing first: open ones by deadline, then answered ones, the newest first. */
export async function listPersonLists(tx: Tx, communityId: string): Promise<PersonListRow[]> {
  const { rows } = await tx.client.query<PersonListRow>(
    `${selectList} order by l.answered_at is not null, case when l.answered_at is null then l.due_at end,
       l.made_at desc, l.list_id`,
    [communityId],
  )
  return rows
}

/** A list without its counts, which take long where it has many rows. */
export async function findPersonList(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<PersonListHead | undefined> {
  const { rows } = await tx.client.query<PersonListHead>(
    `select ${headColumns} ${fromLists} where l.community_id = $1 and l.taken_back_at is null and l.list_id = $2`,
    [communityId, id],
  )
  return rows[0]
}

export async function findCountedList(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<PersonListRow | undefined> {
  const { rows } = await tx.client.query<PersonListRow>(`${selectList} and l.list_id = $2`, [communityId, id])
  return rows[0]
}

/** What the columns of the last list with this sender and header were said to hold. */
export async function findLastKinds(
  tx: Tx,
  communityId: string,
  layoutKey: Buffer,
): Promise<readonly ListColumnKind[] | undefined> {
  const { rows } = await tx.client.query<{ kinds: readonly ListColumnKind[] }>(
    `select d.data->'kinds' as kinds from person_list l
     join person_list_detail d on d.community_id = l.community_id and d.list_id = l.list_id
     where l.community_id = $1 and l.layout_key = $2 order by l.made_at desc, l.list_id desc limit 1`,
    [communityId, layoutKey],
  )
  return rows[0]?.kinds
}

/** How many rows a list (l) has. */
const rowCount = `(select count(*)::int from list_row n where n.community_id = l.community_id and n.list_id = l.list_id)`

/** Lists that were taken in before a moment and whose rows are not matched yet. */
export async function listUnmatchedLists(
  tx: Tx,
  communityId: string,
  before: Instant,
): Promise<{ readonly id: string; readonly rows: number }[]> {
  const { rows } = await tx.client.query<{ id: string; rows: number }>(
    `select l.list_id as id, ${rowCount} as rows from person_list l
     where l.community_id = $1 and l.matched_at is null and l.taken_back_at is null and l.made_at <= $2 order by l.made_at`,
    [communityId, before],
  )
  return rows
}

/** `mark`: the state of the register that the rows were held against. */
export async function markListMatched(
  tx: Tx,
  communityId: string,
  id: string,
  at: Instant,
  mark: string | null,
): Promise<void> {
  await tx.client.query(
    "update person_list set matched_at = $3, register_mark = $4 where community_id = $1 and list_id = $2",
    [communityId, id, at, mark],
  )
}

type OpenList = {
  readonly id: string
  readonly mark: string | null
  readonly matchedAt: Instant
  readonly rows: number
}

/** Lists that are not answered, were matched before a moment and have rows of which nobody has said who they are: by which state of the register. */
export async function listOpenLists(tx: Tx, communityId: string, before: Instant): Promise<OpenList[]> {
  const { rows } = await tx.client.query<OpenList>(
    `select l.list_id as id, l.register_mark as mark, l.matched_at as "matchedAt", ${rowCount} as rows from person_list l
     where l.community_id = $1 and l.matched_at <= $2 and l.taken_back_at is null and l.answered_at is null
       and exists (select from list_row r where r.community_id = $1 and r.list_id = l.list_id
         and r.outcome is null and r.identity_by is null) order by l.made_at`,
    [communityId, before],
  )
  return rows
}

export async function markListAnswered(
  tx: Tx,
  communityId: string,
  id: string,
  at: Instant | null,
): Promise<void> {
  await tx.client.query("update person_list set answered_at = $3 where community_id = $1 and list_id = $2", [
    ...[communityId, id, at],
  ])
}

/** `at` null: it is there again. False where there is no such list. */
export async function markListTakenBack(
  tx: Tx,
  communityId: string,
  id: string,
  at: Instant | null,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "update person_list set taken_back_at = $3 where community_id = $1 and list_id = $2",
    [communityId, id, at],
  )
  return rowCount === 1
}

/** Open lists that are due by a moment and have rows that have not ended. */
export async function listPressingLists(
  tx: Tx,
  communityId: string,
  by: Instant,
): Promise<{ readonly sender: string; readonly dueAt: Instant; readonly open: number }[]> {
  const { rows } = await tx.client.query<{ sender: string; dueAt: Instant; open: number }>(
    `select d.data->>'sender' as sender, l.due_at as "dueAt", count(*)::int as open from person_list l
     join person_list_detail d on d.community_id = l.community_id and d.list_id = l.list_id
     join list_row r on r.community_id = l.community_id and r.list_id = l.list_id and r.outcome is null
     where l.community_id = $1 and l.taken_back_at is null and l.answered_at is null and l.due_at <= $2
     group by l.list_id, d.data, l.due_at order by l.due_at, l.list_id`,
    [communityId, by],
  )
  return rows
}
