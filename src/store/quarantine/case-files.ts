import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { CaseFile, KeptStep } from "../../core/quarantine/case-file.ts"
import { moveOf } from "../../core/quarantine/step-fact.ts"
import type { Tx } from "../database/db.ts"

/** A case's own file, beside what its registrations and ledger say. */
export type FileRow = {
  readonly caseId: string
  readonly ledgerId: string | null
  readonly state: CaseFile
  readonly ownerId: string | null
  readonly openedHere: boolean
}

/** Case → its file, of those that have one. */
export async function listFiles(
  tx: Tx,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, FileRow>> {
  const { rows } = await tx.client.query<FileRow>(
    `select case_id as "caseId", ledger_id as "ledgerId", state, owner_id as "ownerId", opened_here as "openedHere"
     from case_file where community_id = $1 and case_id = any($2::uuid[])`,
    [communityId, caseIds],
  )
  return new Map(rows.map((row) => [row.caseId, row]))
}

/** Writes a case's file as it is now. */
export async function saveFile(
  tx: Tx,
  communityId: string,
  file: FileRow & {
    readonly personId: string
    readonly dwellingId: string
    readonly objectedAt: Instant | null
    readonly followedUntil: PlainDate | null
  },
): Promise<void> {
  await tx.client.query(
    `insert into case_file (community_id, case_id, person_id, dwelling_id, ledger_id, state, owner_id, objected_at,
       followed_until, opened_here)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (community_id, case_id) do update set person_id = excluded.person_id, dwelling_id = excluded.dwelling_id,
       ledger_id = excluded.ledger_id, state = excluded.state, owner_id = excluded.owner_id,
       objected_at = excluded.objected_at, followed_until = excluded.followed_until, opened_here = excluded.opened_here`,
    [
      ...[
        communityId,
        file.caseId,
        file.personId,
        file.dwellingId,
        file.ledgerId,
        JSON.stringify(file.state),
      ],
      ...[file.ownerId, file.objectedAt, file.followedUntil, file.openedHere],
    ],
  )
}

/** A step with who made it and what only those at work on the case may read. */
export type StepRow = KeptStep & {
  readonly caseId: string
  readonly who: string
  readonly detail: Readonly<Record<string, string>>
}

/** Every step of a person's cases, in order. */
export async function listSteps(tx: Tx, communityId: string, personId: string): Promise<StepRow[]> {
  const { rows } = await tx.client.query<Omit<StepRow, "move" | "caseId" | "place">>(
    `select f.fact_id as id, f.at, f.data, coalesce(d.data, '{}') as detail, coalesce(a.name, '') as who
     from fact f
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join account a on a.community_id = f.community_id and a.account_id = f.recorded_by
     where f.community_id = $1 and f.person_id = $2 and f.kind = 'case-step'
     order by f.at, (f.data->>'place')::int, f.fact_id`,
    [communityId, personId],
  )
  return rows.flatMap((row) => {
    const move = moveOf(row.data)
    const { case: caseId = "", place = "0" } = row.data
    return move === null ? [] : [{ ...row, move, caseId, place: Number(place) }]
  })
}

/** The team that goes to this home for somebody in quarantine there now; undefined where there is none yet. */
export async function findHomeTeam(
  tx: Tx,
  communityId: string,
  dwellingId: string,
): Promise<
  { readonly ownerId: string | null; readonly detail: Readonly<Record<string, string>> } | undefined
> {
  const { rows } = await tx.client.query<{ ownerId: string | null; detail: Record<string, string> }>(
    // from the few cases of the home to their facts, one by one: by what a file's state says no index would be used
    `with team as materialized (
       select k.owner_id, (k.state->'team'->>'step')::uuid as step
       from quarantine_case c
       join case_file k on k.community_id = c.community_id and k.case_id = c.case_id
       where c.community_id = $1 and c.dwelling_id = $2 and c.ended_on is null)
     select t.owner_id as "ownerId", coalesce(d.data, '{}') as detail
     from team t
     join lateral (select f.fact_id, f.at from fact f where f.community_id = $1 and f.fact_id = t.step limit 1) f on true
     left join lateral (select d.data from fact_detail d
       where d.community_id = $1 and d.fact_id = t.step limit 1) d on true
     order by f.at desc limit 1`,
    [communityId, dwellingId],
  )
  return rows[0]
}

/** A line of the ledger by the days that tell whose case it is; the newest of several. */
export async function findLedgerLine(
  tx: Tx,
  communityId: string,
  about: {
    readonly personId: string
    readonly arrivedOn: PlainDate
    /** Filed on this day or later, where another case of the same arrival came before. */
    readonly from: PlainDate | null
    readonly before: PlainDate | null
  },
): Promise<string | null> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select f.fact_id as id from fact f
     join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     where f.community_id = $1 and f.person_id = $2 and f.kind = 'ledger-entry' and f.data->>'抵沪日期' = $3
       and ($4::text is null or f.data->>'建档日期' >= $4) and ($5::text is null or f.data->>'建档日期' < $5)
       and not exists (select from fact c where c.community_id = f.community_id and c.corrects = f.fact_id)
     order by f.recorded_at desc, f.fact_id desc limit 1`,
    [communityId, about.personId, about.arrivedOn, about.from, about.before],
  )
  return rows[0]?.id ?? null
}

/** The columns of a ledger's line: as filed, filled later, and who stands in it. */
export async function findLedgerValues(
  tx: Tx,
  communityId: string,
  ledgerId: string,
): Promise<Readonly<Record<string, string>> | undefined> {
  const { rows } = await tx.client.query<{ values: Record<string, string> }>(
    `select f.data || coalesce(d.data, '{}') || coalesce(m.state, '{}') as values from fact f
     left join fact_detail d on d.community_id = f.community_id and d.fact_id = f.fact_id
     left join matter m on m.community_id = f.community_id and m.fact_id = f.fact_id
     where f.community_id = $1 and f.fact_id = $2`,
    [communityId, ledgerId],
  )
  return rows[0]?.values
}

/** Of these registrations those that were written at the desk. */
export async function listDeskFacts(
  tx: Tx,
  communityId: string,
  factIds: readonly string[],
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select fact_id as id from fact where community_id = $1 and fact_id = any($2::uuid[]) and source = 'desk'`,
    [communityId, factIds],
  )
  return new Set(rows.map((row) => row.id))
}
