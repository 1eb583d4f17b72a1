import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type WaitingTask = {
  readonly kind: "release-due" | "overdue-release" | "case-paper"
  readonly caseId: string
  readonly personId: string
  readonly dwellingId: string
  readonly ownerId: string | null
  readonly day: PlainDate
}

/** The cause of a task of a case, by which it is closed. */
const CAUSE = "(v.kind || ' ' || v.case_id::text)"

/** Cases that call for a release, or lack a paper after their first day, and have no open task that says so. */
export async function listUnraised(tx: Tx, communityId: string, today: PlainDate): Promise<WaitingTask[]> {
  const { rows } = await tx.client.query<WaitingTask>({
    name: "unraised-cases",
    text: `select v.kind, v.case_id as "caseId", v.person_id as "personId", v.dwelling_id as "dwellingId",
        v.owner_id as "ownerId", v.day from (
        select case when c.due_on < $2 then 'overdue-release' else 'release-due' end as kind, c.community_id, c.case_id,
          c.person_id, c.dwelling_id, null::uuid as owner_id, c.due_on as day
        from quarantine_case c where c.community_id = $1 and c.ended_on is null and c.due_on <= $2
        union all
        select 'case-paper', c.community_id, c.case_id, c.person_id, c.dwelling_id, k.owner_id, c.opened_on
        from quarantine_case c
        join case_file k on k.community_id = c.community_id and k.case_id = c.case_id
        where c.community_id = $1 and c.ended_on is null and c.opened_on < $2 and k.opened_here
          and (k.state->>'dwelling' is null or k.state->>'notice' is null or k.state->>'undertaking' is null)
      ) v where not exists (
        select from task t where t.community_id = $1 and t.cause = ${CAUSE} and t.done_at is null)`,
    values: [communityId, today],
  })
  return rows
}

/** Closes such tasks of cases that wait for it no longer: ended or extended here or in a book. Gives how many. */
export async function closeSettled(
  tx: Tx,
  communityId: string,
  today: PlainDate,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<number> {
  const { rowCount } = await tx.client.query({
    name: "close-settled-cases",
    text: `update task t set done_at = $3, done_by = $4, outcome = 'came-in'
      where t.community_id = $1 and t.done_at is null and t.about_kind = 'case'
        and t.kind in ('release-due', 'overdue-release', 'case-paper') and not exists (
          select from quarantine_case c
          left join case_file k on k.community_id = c.community_id and k.case_id = c.case_id
          where c.community_id = $1 and c.case_id = t.about_id and c.ended_on is null and case t.kind
            when 'release-due' then c.due_on = $2
            when 'overdue-release' then c.due_on < $2
            else k.state->>'dwelling' is null or k.state->>'notice' is null or k.state->>'undertaking' is null end)`,
    values: [communityId, today, by.at, by.accountId],
  })
  return rowCount ?? 0
}

/** Calls off the calls of a follow-up that are still to come. */
export async function callOffFollowUp(
  tx: Tx,
  communityId: string,
  caseId: string,
  now: Instant,
): Promise<void> {
  await tx.client.query(
    `update planned_check set status = 'called-off', status_at = $3
     where community_id = $1 and source = 'follow-up' and source_id = $2 and status in ('not-yet', 'not-attempted')`,
    [communityId, caseId, now],
  )
}
