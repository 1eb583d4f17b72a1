import type { PlainDate } from "../../core/kit/dates.ts"
import type { StayState } from "../../core/people/register-rules.ts"
import type { DoorSearch } from "../../core/place/door-search.ts"
import type { Tx } from "../database/db.ts"
import { doorText } from "../report/rows-page.ts"

export type FoundPersonRow = {
  readonly id: string
  readonly name: string
  readonly sex: string | null
  readonly idNumber: string
  readonly phone: string
  readonly homeId: string | null
  readonly door: string | null
  readonly standing: StayState["standing"] | null
  readonly quarantined: boolean
}

export type PersonSearch =
  | { readonly by: "door"; readonly door: DoorSearch }
  | { readonly by: "name" | "digits"; readonly signs: string }
  /** These people, the first of them first. */
  | { readonly by: "ids"; readonly ids: readonly string[] }

/**
 * People who live at a door, whose name, telephone or document number holds these signs one after the other, or whose
 * home has a telephone that does; those with the number themselves come first, then the householder.
 */
export async function listFoundPeople(
  tx: Tx,
  communityId: string,
  search: PersonSearch,
  today: PlainDate,
  most: number,
): Promise<FoundPersonRow[]> {
  const { where, values, first, prelude = "" } = partsOf(search)
  const { rows } = await tx.client.query<FoundPersonRow>(
    `${prelude} select p.person_id as id, p.name, p.sex, p.id_number as "idNumber", p.phone, h.dwelling_id as "homeId",
       case when h.dwelling_id is not null then ${doorText} end as door, h.standing,
       exists (select from quarantine_case c where c.community_id = $1 and c.person_id = p.person_id
         and c.opened_on <= $2 and (c.ended_on is null or c.ended_on > $2)) as quarantined
     from person_identity p
     left join stay h on h.community_id = $1 and h.person_id = p.person_id and ${current}
     left join dwelling w on w.community_id = $1 and w.dwelling_id = h.dwelling_id
     left join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     where p.community_id = $1 and ${where}
     order by ${first}, h.dwelling_id is null, p.name, p.person_id limit $3`,
    [communityId, today, most, ...values],
  )
  return rows
}

/** The names of all people, to be looked through by their sound. */
export async function listNames(
  tx: Tx,
  communityId: string,
): Promise<{ readonly id: string; readonly name: string }[]> {
  const { rows } = await tx.client.query<{ id: string; name: string }>({
    name: "names-of-people",
    text: "select person_id as id, name from person_identity where community_id = $1",
    values: [communityId],
  })
  return rows
}

type Parts = {
  readonly where: string
  readonly values: readonly unknown[]
  readonly first: string
  readonly prelude?: string
}

// strpos takes the signs as they are: % and _ mean nothing to it
function partsOf(search: PersonSearch): Parts {
  switch (search.by) {
    case "door":
      return {
        where: "s.number = $4 and ($5::text is null or s.lane = $5) and ($6::text is null or w.room = $6)",
        values: [search.door.number, search.door.lane, search.door.room],
        first: "w.room",
      }
    case "name":
      return { where: "strpos(p.name, $4) > 0", values: [search.signs], first: "strpos(p.name, $4)" }
    case "ids":
      return {
        where: "p.person_id = any($4::uuid[])",
        values: [search.ids],
        first: "array_position($4::uuid[], p.person_id)",
      }
    case "digits":
      return {
        prelude: `with ringing as materialized (
          select h.dwelling_id, d.householder from household_detail d
          join household h on h.community_id = $1 and h.household_id = d.household_id and ${current}
          where d.community_id = $1 and strpos(d.phone, $4) > 0)`,
        where: `(${OWN_DIGITS} or h.dwelling_id in (select dwelling_id from ringing))`,
        values: [search.signs],
        first: `${OWN_DIGITS} desc,
          exists (select from ringing r where r.dwelling_id = h.dwelling_id and r.householder = p.name) desc`,
      }
  }
}

const current = "(h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)"
const OWN_DIGITS = "(strpos(p.phone, $4) > 0 or strpos(p.id_number, $4) > 0)"
