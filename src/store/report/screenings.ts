import type { FactKind } from "../../core/forms/fact-kind.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "./not-corrected.ts"
import type { DaySum } from "./tallies.ts"

const factKindOf = {
  returnee: "returnee-registration",
  tenant: "tenant-screening",
} as const satisfies Record<string, FactKind>

const measureOf = { returnee: "returnees", tenant: "tenants" } as const

/**
 * Sets, for these people, the day on which screening first found them, whatever the channel. Gives what that changes in
 * the counts of days.
 */
export async function refreshScreenings(
  tx: Tx,
  communityId: string,
  kind: keyof typeof factKindOf,
  personIds: ReadonlySet<string>,
): Promise<DaySum[]> {
  if (personIds.size === 0) return []
  const { rows } = await tx.client.query<{ day: PlainDate; people: number }>(
    `with found as (
       select person_id, min(day) as first_on from fact f
       where community_id = $1 and kind = $4 and person_id = any($2::uuid[]) and ${notCorrected} group by person_id
     ), gone as (
       delete from screening where community_id = $1 and kind = $3 and person_id = any($2::uuid[])
         and person_id not in (select person_id from found)
     ), before as (
       select first_on from screening where community_id = $1 and kind = $3 and person_id = any($2::uuid[])
     ), written as (
       insert into screening (community_id, kind, person_id, first_on)
       select $1, $3, person_id, first_on from found
       on conflict (community_id, kind, person_id) do update set first_on = excluded.first_on
     )
     select first_on as day, sum(people) as people
     from (select first_on, 1 as people from found union all select first_on, -1 from before) moved
     group by first_on having sum(people) <> 0`,
    [communityId, [...personIds], kind, factKindOf[kind]],
  )
  return rows.map(({ day, people }) => ({ day, measure: measureOf[kind], item: "", amount: people }))
}
