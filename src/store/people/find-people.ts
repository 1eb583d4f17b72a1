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
  /** People of these names, the first of them first. */
  | { readonly by: "names"; readonly names: readonly string[] }
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

/** Every name that somebody has, once each, to be looked through by its sound. */
export async function listNames(tx: Tx, communityId: string): Promise<string[]> {
  // one text: thousands of rows would cost more than looking through them
  const { rows } = await tx.client.query<{ names: string | null }>({
    name: "names-of-people",
    text: `select string_agg(distinct name, '${BETWEEN}') as names from person_identity where community_id = $1`,
    values: [communityId],
  })
  return rows[0]?.names?.split(BETWEEN) ?? []
}

/** Stands in no name. */
const BETWEEN = "\u001f"

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
    case "names":
      return {
        where: "p.name = any($4::text[])",
        values: [search.names],
        first: "array_position($4::text[], p.name)",
      }
    case "ids":
      return {
        where: "p.person_id = any($4::uuid[])",
        values: [search.ids],
        first: "array_position($4::uuid[], p.person_id)",
      }
    case "digits":
      // who it is comes first, so that no plan looks at every person of every home
      return {
        prelude: `with ringing as materialized (
            select d.household_id, d.householder from household_detail d
            where d.community_id = $1 and strpos(d.phone, $4) > 0 limit ${MOST_FOUND}
          ), own as materialized (
            select person_id from person_identity
            where community_id = $1 and (strpos(phone, $4) > 0 or strpos(id_number, $4) > 0) limit ${MOST_FOUND}
          ), living as materialized (
            select s.person_id, r.householder from ringing r
            join household h on h.community_id = $1 and h.household_id = r.household_id and ${current}
            join stay s on s.community_id = $1 and s.dwelling_id = h.dwelling_id
          ), found as materialized (
            select person_id, min(place) as place from (
              select person_id, 0 as place from own
              union all
              select l.person_id, case when p.name = l.householder then 1 else 2 end
              from living l join person_identity p on p.community_id = $1 and p.person_id = l.person_id
            ) each group by person_id)`,
        where: "p.person_id in (select person_id from found)",
        values: [search.signs],
        first: "(select f.place from found f where f.person_id = p.person_id)",
      }
  }
}

const MOST_FOUND = 200

const current = "(h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)"
