import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"
import { doorText } from "../report/rows-page.ts"

/** A let home with one of its tenants; a home of which nobody is known has one row without a person. */
export type LetHomeRow = {
  readonly homeId: string
  readonly door: string
  readonly stairwellId: string
  readonly stairwell: string
  readonly personId: string | null
  readonly name: string | null
  readonly screenedOn: PlainDate | null
}

/** Let homes of a day, stairwell by stairwell from the top floor down, each with those who rent there or were screened there. */
export async function listLetHomeRows(tx: Tx, communityId: string, on: PlainDate): Promise<LetHomeRow[]> {
  const { rows } = await tx.client.query<LetHomeRow>({
    name: "let-homes",
    text: `with let as materialized (
       select distinct h.dwelling_id from household h where h.community_id = $1 and h.tenure = 'let' and ${CURRENT}
     ), tenant as (
       select h.dwelling_id, h.person_id from stay h join let using (dwelling_id)
         where h.community_id = $1 and h.standing = 'tenant' and ${CURRENT}
       union
       select f.dwelling_id, f.person_id from fact f join let using (dwelling_id)
         where f.community_id = $1 and f.kind = 'tenant-screening' and f.person_id is not null and ${notCorrected}
     )
     select w.dwelling_id as "homeId", ${doorText} as door, w.stairwell_id as "stairwellId",
       s.lane || '弄' || s.number || '号' as stairwell, p.person_id as "personId", p.name, g.first_on as "screenedOn"
     from let l
     join dwelling w on w.community_id = $1 and w.dwelling_id = l.dwelling_id and (w.ended_on is null or $2 < w.ended_on)
     join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     left join tenant t on t.dwelling_id = l.dwelling_id
     left join person_identity p on p.community_id = $1 and p.person_id = t.person_id
     left join screening g on g.community_id = $1 and g.kind = 'tenant' and g.person_id = t.person_id
     order by length(s.lane), s.lane, length(s.number), s.number, w.floor desc, w.position, w.room, p.name, p.person_id`,
    values: [communityId, on],
  })
  return rows
}

const CURRENT = "(h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)"
