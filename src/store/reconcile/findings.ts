import type { Instant } from "../../core/kit/dates.ts"
import { type FindingEnd, type FindingKind, findingKinds } from "../../core/reconcile/finding-kind.ts"
import type { FindingDetail, FindingField, FoundFinding } from "../../core/reconcile/findings.ts"
import type { ListQuestion } from "../../core/reconcile/row-outcome.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

export type FindingRow = {
  readonly id: string
  readonly kind: FindingKind
  readonly cause: string
  readonly foundAt: Instant
  readonly personId: string | null
  readonly otherPersonId: string | null
  readonly rowId: string | null
  readonly listId: string | null
  readonly asks: ListQuestion | null
  readonly factId: string | null
  readonly dwellingId: string | null
  readonly door: string | null
  readonly field: FindingField | null
  readonly chance: number | null
  readonly endedAt: Instant | null
  readonly endedAs: FindingEnd | null
  readonly endedBy: string | null
  readonly taskId: string | null
  readonly detail: (FindingDetail & { readonly reason?: string }) | null
}

const COLUMNS = `f.finding_id as id, f.kind, f.cause, f.found_at as "foundAt", f.person_id as "personId",
  f.other_person_id as "otherPersonId", f.row_id as "rowId", r.list_id as "listId", l.asks, f.fact_id as "factId",
  f.dwelling_id as "dwellingId", case when w.dwelling_id is not null then ${doorText} end as door, f.field, f.chance,
  f.ended_at as "endedAt", f.ended_as as "endedAs", a.name as "endedBy", f.task_id as "taskId", d.data as detail`

const FROM = `finding f ${joinDoor("f")}
  left join list_row r on r.community_id = f.community_id and r.row_id = f.row_id
  left join person_list l on l.community_id = f.community_id and l.list_id = r.list_id
  left join account a on a.community_id = f.community_id and a.account_id = f.ended_by
  left join finding_detail d on d.community_id = f.community_id and d.finding_id = f.finding_id`

/** Findings, the newest first. */
export async function listFindingRows(
  tx: Tx,
  communityId: string,
  wanted: {
    readonly kind: FindingKind | null
    readonly show: "open" | "ended"
    readonly offset: number
    readonly limit: number
  },
): Promise<{ readonly total: number; readonly rows: FindingRow[] }> {
  const where = `f.community_id = $1 and ($2::text is null or f.kind = $2)
    and f.ended_at is ${wanted.show === "open" ? "" : "not"} null`
  const values = [communityId, wanted.kind]
  const count = await tx.client.query<{ total: number }>(
    `select count(*)::int as total from finding f where ${where}`,
    values,
  )
  const { rows } = await tx.client.query<FindingRow>(
    `select ${COLUMNS} from ${FROM} where ${where}
     order by ${wanted.show === "open" ? "f.found_at" : "f.ended_at"} desc, f.finding_id desc offset $3 limit $4`,
    [...values, wanted.offset, wanted.limit],
  )
  return { total: count.rows[0]?.total ?? 0, rows }
}

export async function listFindingsById(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
): Promise<FindingRow[]> {
  const { rows } = await tx.client.query<FindingRow>(
    `select ${COLUMNS} from ${FROM} where f.community_id = $1 and f.finding_id = any($2::uuid[])`,
    [communityId, ids],
  )
  return rows
}

export async function countOpenFindings(tx: Tx, communityId: string): Promise<Record<string, number>> {
  const { rows } = await tx.client.query<{ kind: FindingKind; open: number }>(
    "select kind, count(*)::int as open from finding where community_id = $1 and ended_at is null group by kind",
    [communityId],
  )
  return Object.fromEntries(rows.map(({ kind, open }) => [kind, open]))
}

/** Every finding as far as it tells whether it is new: of open ones also the fact that they are about. */
export async function listKnownFindings(
  tx: Tx,
  communityId: string,
  kinds: readonly FindingKind[] = findingKinds,
): Promise<
  {
    readonly id: string
    readonly cause: string
    readonly endedAs: FindingEnd | null
    readonly factId: string | null
  }[]
> {
  const { rows } = await tx.client.query<{
    id: string
    cause: string
    endedAs: FindingEnd | null
    factId: string | null
  }>(
    `select finding_id as id, cause, ended_as as "endedAs", fact_id as "factId" from finding
     where community_id = $1 and kind = any($2::text[])`,
    [communityId, kinds],
  )
  return rows
}

export async function insertFindings(
  tx: Tx,
  communityId: string,
  findings: readonly (FoundFinding & { readonly id: string })[],
  now: Instant,
): Promise<void> {
  if (findings.length === 0) return
  const { rows } = await tx.client.query<{ id: string }>(
    `insert into finding (community_id, finding_id, kind, cause, person_id, other_person_id, row_id, fact_id, dwelling_id, field,
       chance, found_at)
     select $1, n.*, $2::timestamptz from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::uuid[],
       $10::uuid[], $11::text[], $12::real[]) as n on conflict do nothing returning finding_id as id`,
    [
      ...[communityId, now],
      ...(
        [
          "id",
          "kind",
          "cause",
          "personId",
          "otherPersonId",
          "rowId",
          "factId",
          "dwellingId",
          "field",
        ] as const
      ).map((key) => findings.map((one) => one[key])),
      findings.map((one) => one.chance),
    ],
  )
  const added = new Set(rows.map(({ id }) => id))
  const fresh = findings.filter(({ id }) => added.has(id))
  await tx.client.query(
    `insert into finding_detail (community_id, finding_id, retention, data)
     select $1, n.id, 'campaign', n.data from unnest($2::uuid[], $3::jsonb[]) as n (id, data)`,
    [communityId, fresh.map(({ id }) => id), fresh.map(({ detail }) => JSON.stringify(detail))],
  )
}

/** Brings open findings to whom they are about by what is known now; gives how many that changed. */
export async function updateWhom(
  tx: Tx,
  communityId: string,
  found: readonly FoundFinding[],
): Promise<number> {
  const { rowCount } = await tx.client.query(
    `update finding f set person_id = n.person_id, other_person_id = n.other_id, chance = n.chance
     from unnest($2::text[], $3::uuid[], $4::uuid[], $5::real[]) as n (cause, person_id, other_id, chance)
     where f.community_id = $1 and f.cause = n.cause and f.ended_at is null
       and (f.person_id, f.other_person_id) is distinct from (n.person_id, n.other_id)`,
    [
      ...[communityId, found.map((one) => one.cause), found.map((one) => one.personId)],
      ...[found.map((one) => one.otherPersonId), found.map((one) => one.chance)],
    ],
  )
  return rowCount ?? 0
}

/** Ends findings; with a reason where a person did. */
export async function closeFindings(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  as: FindingEnd,
  by: { readonly at: Instant; readonly accountId: string | null; readonly reason?: string },
): Promise<void> {
  if (ids.length === 0) return
  await tx.client.query(
    `update finding set ended_at = $3, ended_by = $4, ended_as = $5
     where community_id = $1 and finding_id = any($2::uuid[]) and ended_at is null`,
    [communityId, ids, by.at, by.accountId, as],
  )
  if (by.reason) await saveReason(tx, communityId, ids, by.reason)
}

export async function reopenFindingRows(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.client.query(
    `update finding set ended_at = null, ended_by = null, ended_as = null, task_id = null
     where community_id = $1 and finding_id = any($2::uuid[])`,
    [communityId, ids],
  )
  await saveReason(tx, communityId, ids, "")
}

export async function linkTasks(
  tx: Tx,
  communityId: string,
  links: readonly { readonly id: string; readonly taskId: string }[],
): Promise<void> {
  await tx.client.query(
    `update finding f set task_id = n.task_id from unnest($2::uuid[], $3::uuid[]) as n (id, task_id)
     where f.community_id = $1 and f.finding_id = n.id`,
    [communityId, links.map(({ id }) => id), links.map(({ taskId }) => taskId)],
  )
}

type Pair = { readonly one: string; readonly other: string }

const OF_PAIR = `community_id = $1 and kind = 'double'
  and ((person_id = $2 and other_person_id = $3) or (person_id = $3 and other_person_id = $2))`

/** Two records are two people: there is nothing to find. */
export async function dismissDouble(
  tx: Tx,
  communityId: string,
  { one, other }: Pair,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `update finding set ended_at = $4, ended_by = $5, ended_as = 'dismissed' where ${OF_PAIR} and ended_at is null`,
    [communityId, one, other, by.at, by.accountId],
  )
}

export async function reopenDouble(tx: Tx, communityId: string, { one, other }: Pair): Promise<void> {
  await tx.client.query(
    `update finding set ended_at = null, ended_by = null, ended_as = null where ${OF_PAIR} and ended_as = 'dismissed'`,
    [communityId, one, other],
  )
}

async function saveReason(
  tx: Tx,
  communityId: string,
  ids: readonly string[],
  reason: string,
): Promise<void> {
  await tx.client.query(
    `update finding_detail set data = data || jsonb_build_object('reason', $3::text)
     where community_id = $1 and finding_id = any($2::uuid[])`,
    [communityId, ids, reason],
  )
}
