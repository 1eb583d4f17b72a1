import type { PlainDate } from "../../core/kit/dates.ts"
import type { PlanCase } from "../../core/rounds/plan-home.ts"
import type { Tx } from "../database/db.ts"

type Row = PlanCase & { readonly dwellingId: string }

/** Dwelling → its cases that are not over before `today`. */
export async function listPlanCases(
  tx: Tx,
  communityId: string,
  dwellingIds: readonly string[],
  today: PlainDate,
): Promise<Map<string, PlanCase[]>> {
  const { rows } = await tx.client.query<Row>(
    `select case_id as "caseId", person_id as "personId", dwelling_id as "dwellingId", opened_on as "openedOn", opened_clock as "openedClock",
       due_on as "dueOn", ended_on as "endedOn"
     from quarantine_case where community_id = $1 and dwelling_id = any($2::uuid[]) and (ended_on is null or ended_on >= $3)`,
    [communityId, dwellingIds, today],
  )
  const homes = new Map<string, PlanCase[]>()
  for (const row of rows) homes.set(row.dwellingId, [...(homes.get(row.dwellingId) ?? []), row])
  return homes
}

/** Homes with somebody in quarantine whose rows do not reach to tomorrow, or to a later due day. */
export async function listHomesToPlan(tx: Tx, communityId: string, tomorrow: PlainDate): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: "homes-to-plan",
    text: `select distinct c.dwelling_id as id from quarantine_case c
      where c.community_id = $1 and c.ended_on is null and c.opened_on <= $2 and not exists (
        select from planned_check p where p.community_id = $1 and p.source_id = c.case_id and p.kind = 'reading'
          and p.day >= greatest(c.due_on, $2) and p.status <> 'called-off')`,
    values: [communityId, tomorrow],
  })
  return rows.map((row) => row.id)
}
