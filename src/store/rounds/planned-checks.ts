import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { CheckStatus, PlannedCheck } from "../../core/rounds/planned-check.ts"
import type { Tx } from "../database/db.ts"

/** Writes planned checks that are not there yet; one that was called off is planned again. Gives how many rows that changed. */
export async function addPlannedChecks(
  tx: Tx,
  communityId: string,
  checks: readonly (PlannedCheck & { readonly id: string; readonly ownerId: string | null })[],
  now: Instant,
): Promise<number> {
  if (checks.length === 0) return 0
  const { rowCount } = await tx.client.query(
    `insert into planned_check (community_id, check_id, kind, source, source_id, cause, day, slot, dwelling_id, person_id,
       due_at, owner_id, made_at)
     select $1, p.*, $2::timestamptz from unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::text[], $8::date[],
       $9::text[], $10::uuid[], $11::uuid[], $12::timestamptz[], $13::uuid[]) as p
     on conflict (community_id, cause) do update set status = 'not-yet', status_at = null, source = excluded.source,
       source_id = excluded.source_id
     where planned_check.status = 'called-off'`,
    [
      communityId,
      now,
      ...(
        ["id", "kind", "source", "sourceId", "cause", "day", "slot", "dwellingId", "personId"] as const
      ).map((key) => checks.map((check) => check[key])),
      checks.map((check) => check.dueAt),
      checks.map((check) => check.ownerId),
    ],
  )
  return rowCount ?? 0
}

/** Calls off what is still to come of a home's quarantine and stands no longer in its plan. */
export async function callOffChecks(
  tx: Tx,
  communityId: string,
  dwellingIds: readonly string[],
  planned: readonly string[],
  from: PlainDate,
  now: Instant,
): Promise<void> {
  await tx.client.query(
    `update planned_check set status = 'called-off', status_at = $5
     where community_id = $1 and source = 'quarantine' and dwelling_id = any($2::uuid[]) and day >= $4
       and status in ('not-yet', 'not-attempted') and cause <> all($3::text[])`,
    [communityId, dwellingIds, planned, from, now],
  )
}

/** What has come of a planned check, named by its cause. */
export type CheckNews = {
  readonly cause: string
  readonly status: CheckStatus
  readonly at: Instant
  readonly factId: string | null
  readonly outcome?: string
}

/**
 * Marks what became of planned checks; what is planned nowhere is left. Seen not fine is never overwritten by a better sight, and
 * what was seen not by nobody having been there.
 */
export async function settleChecks(tx: Tx, communityId: string, news: readonly CheckNews[]): Promise<void> {
  if (news.length === 0) return
  await tx.client.query(
    `update planned_check p set status = n.status, status_at = n.at, fact_id = n.fact_id, outcome = n.outcome,
       held_by = null, held_until = null
     from (select distinct on (cause) * from unnest($2::text[], $3::text[], $4::timestamptz[], $5::uuid[], $6::text[])
       as given (cause, status, at, fact_id, outcome) order by cause, status desc) n
     where p.community_id = $1 and p.cause = n.cause and p.status <> 'not-fine'
       and (p.status <> 'fine' or n.status = 'not-fine')`,
    [
      communityId,
      news.map((one) => one.cause),
      news.map((one) => one.status),
      news.map((one) => one.at),
      news.map((one) => one.factId),
      news.map((one) => one.outcome ?? null),
    ],
  )
}

/** A planned check that is missing by now. */
export type MissedCheck = {
  readonly id: string
  readonly kind: PlannedCheck["kind"]
  readonly cause: string
  readonly day: PlainDate
  readonly slot: string
  readonly dwellingId: string | null
  readonly personId: string | null
  readonly ownerId: string | null
}

/** Marks what nobody has seen by its moment, as not attempted, and gives it. */
export async function missChecks(tx: Tx, communityId: string, now: Instant): Promise<MissedCheck[]> {
  const { rows } = await tx.client.query<MissedCheck>({
    name: "miss-checks",
    text: `update planned_check set status = 'not-attempted', status_at = $2
      where community_id = $1 and status = 'not-yet' and due_at <= $2
      returning check_id as id, kind, cause, day, slot, dwelling_id as "dwellingId", person_id as "personId", owner_id as "ownerId"`,
    values: [communityId, now],
  })
  return rows
}

/** Case → the first day that was ever planned for it. */
export async function listFirstPlannedDays(
  tx: Tx,
  communityId: string,
  caseIds: readonly string[],
): Promise<Map<string, PlainDate>> {
  const { rows } = await tx.client.query<{ id: string; day: PlainDate }>(
    `select source_id as id, min(day) as day from planned_check
     where community_id = $1 and source_id = any($2::uuid[]) and kind = 'reading' group by source_id`,
    [communityId, caseIds],
  )
  return new Map(rows.map((row) => [row.id, row.day]))
}

/** Planned checks that a fact had settled are to be done again: the fact was taken back. */
export async function reopenChecks(tx: Tx, communityId: string, factId: string): Promise<void> {
  await tx.client.query(
    `update planned_check set status = 'not-yet', status_at = null, fact_id = null, outcome = null
     where community_id = $1 and fact_id = $2`,
    [communityId, factId],
  )
}
