import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { doorOrder, doorText } from "../report/rows-page.ts"
import { joinMatter, passStatus } from "./passes.ts"

/** A home that a pass may be issued to, and in whose name. */
export type HomeWithoutPass = {
  readonly id: string
  readonly door: string
  readonly holder: string
  readonly personId: string | null
}

/**
 * The homes of a stairwell in which somebody lives and nobody has a good pass: in the name of the householder, else of the first
 * who lives there. The person is named where one of that name does.
 */
export async function listHomesWithoutPass(
  tx: Tx,
  communityId: string,
  stairwellId: string,
  today: PlainDate,
): Promise<HomeWithoutPass[]> {
  const current = "(h.from_on is null or h.from_on <= $3) and (h.to_on is null or $3 < h.to_on)"
  const { rows } = await tx.client.query<HomeWithoutPass>(
    `with home as (
       select w.dwelling_id as id, ${doorText} as door, row_number() over (order by ${doorOrder}) as place,
         (select nullif(d.householder, '') from household h
          join household_detail d on d.community_id = h.community_id and d.household_id = h.household_id
          where h.community_id = $1 and h.dwelling_id = w.dwelling_id and ${current}
          order by h.household_id limit 1) as householder
       from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
       where w.community_id = $1 and w.stairwell_id = $2 and (w.ended_on is null or $3 < w.ended_on)
         and not exists (
           select from pass p ${joinMatter} where p.community_id = $1 and p.dwelling_id = w.dwelling_id
             and ${passStatus} = 'issued' and (p.until_on is null or p.until_on >= $3)))
     select home.id, home.door, coalesce(home.householder, lives.name) as holder,
       case when home.householder is null or home.householder = lives.name then lives.id end as "personId"
     from home left join lateral (
       select i.person_id as id, i.name from stay h
       join person_identity i on i.community_id = h.community_id and i.person_id = h.person_id
       where h.community_id = $1 and h.dwelling_id = home.id and ${current} and i.name <> ''
       order by (i.name = home.householder) desc nulls last, h.stay_id limit 1) lives on true
     where coalesce(home.householder, lives.name) is not null order by home.place`,
    [communityId, stairwellId, today],
  )
  return rows
}
