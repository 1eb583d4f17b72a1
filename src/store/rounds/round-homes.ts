import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tenure } from "../../core/report/board.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { doorText } from "../report/rows-page.ts"

export type RoundHomeRow = {
  readonly id: string
  readonly door: string
  readonly room: string
  readonly floor: number
  readonly position: number
  readonly stairwellId: string
  readonly lane: string
  readonly number: string
  readonly planX: number | null
  readonly planY: number | null
  readonly tenure: Tenure | null
  readonly householder: string
}

/** Where homes are, and who is their householder now. */
export async function listRoundHomes(
  tx: Tx,
  communityId: string,
  homeIds: readonly string[],
  on: PlainDate,
): Promise<RoundHomeRow[]> {
  const { rows } = await tx.client.query<RoundHomeRow>({
    name: "round-homes",
    text: `select w.dwelling_id as id, ${doorText} as door, w.room, w.floor, w.position, s.stairwell_id as "stairwellId", s.lane,
       s.number, s.plan_x as "planX", s.plan_y as "planY", h.tenure, coalesce(d.householder, '') as householder
     from dwelling w
     join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     left join lateral (select household_id, tenure from household h where h.community_id = $1
         and h.dwelling_id = w.dwelling_id and coalesce(h.from_on <= $3, true) and coalesce(h.to_on > $3, true)
       order by h.household_id limit 1) h on true
     left join household_detail d on d.community_id = $1 and d.household_id = h.household_id
     where w.community_id = $1 and w.dwelling_id = any($2::uuid[])`,
    values: [communityId, homeIds, on],
  })
  return rows
}

export type RoundPersonRow = {
  readonly homeId: string
  readonly personId: string
  readonly name: string
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
  /** When on this day the case was registered; empty where that was earlier. */
  readonly openedClock: string
}

/** Who is in quarantine in these homes on a day; null: in any home. */
export async function listQuarantinedAt(
  tx: Tx,
  communityId: string,
  homeIds: readonly string[] | null,
  on: PlainDate,
): Promise<RoundPersonRow[]> {
  const { rows } = await tx.client.query<RoundPersonRow>({
    name: "quarantined-at",
    text: `select c.dwelling_id as "homeId", c.person_id as "personId", coalesce(p.name, '') as name,
       c.counted_from as "countedFrom", c.due_on as "dueOn",
       case when c.opened_on = $3 then c.opened_clock else '' end as "openedClock"
     from quarantine_case c
     left join person_identity p on p.community_id = $1 and p.person_id = c.person_id
     where c.community_id = $1 and ($2::uuid[] is null or c.dwelling_id = any($2::uuid[])) and c.opened_on <= $3
       and (c.ended_on is null or c.ended_on > $3)
     order by c.opened_on, c.case_id`,
    values: [communityId, homeIds, on],
  })
  return rows
}

/** Person → name. */
export async function listNames(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; name: string }>({
    name: "names",
    text: "select person_id as id, name from person_identity where community_id = $1 and person_id = any($2::uuid[])",
    values: [communityId, personIds],
  })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export type RoundNeedRow = {
  readonly id: string
  readonly homeId: string
  readonly category: string
  readonly asked: string
  readonly since: string
  readonly settledOn: PlainDate | null
}

/** What homes wished for by a day and have not been given before it; null: any home. */
export async function listNeedsAt(
  tx: Tx,
  communityId: string,
  homeIds: readonly string[] | null,
  on: PlainDate,
): Promise<RoundNeedRow[]> {
  const { rows } = await tx.client.query<RoundNeedRow>({
    name: "needs-at",
    // row by row, whatever the planner makes of a table that was filled a moment ago
    text: `with m as materialized (
       select fact_id, opened_on, settled_on from matter
       where community_id = $1 and kind = 'need' and settled_on is null and opened_on <= $3
       union all
       select fact_id, opened_on, settled_on from matter
       where community_id = $1 and kind = 'need' and settled_on >= $3 and opened_on <= $3)
     select f.fact_id as id, f.dwelling_id as "homeId", coalesce(f.data->>'类别', '') as category,
       coalesce(d.data->>'内容', '') as asked, coalesce(f.data->>'时间', f.day::text) as since,
       m.settled_on as "settledOn"
     from m
     join lateral (select * from fact f where f.community_id = $1 and f.fact_id = m.fact_id limit 1) f on true
     left join lateral (select data from fact_detail d
       where d.community_id = $1 and d.fact_id = m.fact_id limit 1) d on true
     where f.dwelling_id is not null and ($2::uuid[] is null or f.dwelling_id = any($2::uuid[]))
       and not exists (select from need n where n.community_id = $1 and n.fact_id = m.fact_id and n.status = 'withdrawn')
       and ${notCorrected}
     order by m.opened_on, f.at, f.fact_id`,
    values: [communityId, homeIds, on],
  })
  return rows
}
