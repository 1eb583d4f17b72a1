import type { PlainDate } from "../../core/kit/dates.ts"
import type { TypedPerson } from "../../core/reconcile/typed-likeness.ts"
import type { Tx } from "../database/db.ts"
import { doorText } from "../report/rows-page.ts"

export type SimilarSearch = {
  readonly names: readonly string[]
  readonly idNumber: string
  readonly phone: string
  readonly dwellingId: string | null
}

/** Whoever has one of these names, this number or this document, or lives at this door; at the door where they live. */
export async function listSimilarPeople(
  tx: Tx,
  communityId: string,
  search: SimilarSearch,
  on: PlainDate,
): Promise<(TypedPerson & { readonly id: string })[]> {
  const { rows } = await tx.client.query<TypedPerson & { readonly id: string }>({
    name: "similar-people",
    text: `with near as materialized (
        select person_id from person_identity
        where community_id = $1 and (name = any($3::text[]) or ($4 <> '' and id_number = $4) or ($5 <> '' and phone = $5))
        union
        select h.person_id from stay h where h.community_id = $1 and h.dwelling_id = $6::uuid and ${current}
        union
        select h.person_id from household_detail d
        join household o on o.community_id = $1 and o.household_id = d.household_id
        join stay h on h.community_id = $1 and h.dwelling_id = o.dwelling_id and ${current}
        where $5 <> '' and d.community_id = $1 and d.phone = $5
        limit 200)
      select distinct on (p.person_id) p.person_id as id, p.name, p.id_number as "idNumber",
        case when p.phone = '' and d.householder = p.name then d.phone else p.phone end as phone,
        case when w.dwelling_id is null then '' else ${doorText} end as door
      from near join person_identity p on p.community_id = $1 and p.person_id = near.person_id
      left join stay h on h.community_id = $1 and h.person_id = p.person_id and ${current}
      left join dwelling w on w.community_id = $1 and w.dwelling_id = h.dwelling_id
      left join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
      left join household o on o.community_id = $1 and o.dwelling_id = h.dwelling_id and (o.to_on is null or $2 < o.to_on)
      left join household_detail d on d.community_id = $1 and d.household_id = o.household_id
      order by p.person_id, (h.dwelling_id = $6::uuid) desc nulls last, h.stay_id`,
    values: [communityId, on, search.names, search.idNumber, search.phone, search.dwellingId],
  })
  return rows
}

const current = "(h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)"
