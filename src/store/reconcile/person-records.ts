import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** What hangs on a person, by what it is: facts by their kind, cases, passes, tasks and the like by their table. */
export async function countWhatHangs(
  tx: Tx,
  communityId: string,
  personId: string,
): Promise<Record<string, number>> {
  const { rows } = await tx.client.query<{ what: string; count: number }>(
    `select kind as what, count(*)::int as count from fact where community_id = $1 and person_id = $2 group by kind
     union all select 'case', count(*)::int from quarantine_case where community_id = $1 and person_id = $2
     union all select 'stay', count(*)::int from stay where community_id = $1 and person_id = $2 and from_on is distinct from to_on
     union all select 'task', count(*)::int from task where community_id = $1 and person_id = $2 and done_at is null
     union all select 'care-plan', count(*)::int from care_plan where community_id = $1 and person_id = $2 and to_on is null
     union all select 'report', count(*)::int from self_report where community_id = $1 and person_id = $2
     union all select 'list-row', count(*)::int from list_row where community_id = $1 and person_id = $2`,
    [communityId, personId],
  )
  return Object.fromEntries(rows.filter(({ count }) => count > 0).map(({ what, count }) => [what, count]))
}

/** The first day of somebody's first stay; null where it began before the books. */
export async function findFirstDay(tx: Tx, communityId: string, personId: string): Promise<PlainDate | null> {
  const { rows } = await tx.client.query<{ day: PlainDate | null }>(
    `select from_on as day from stay where community_id = $1 and person_id = $2 and from_on is distinct from to_on
     order by from_on nulls first limit 1`,
    [communityId, personId],
  )
  return rows[0]?.day ?? null
}
