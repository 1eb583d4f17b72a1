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

/** People who live at a door, or whose name, telephone or document number holds these signs one after the other. */
export async function listFoundPeople(
  tx: Tx,
  communityId: string,
  search: PersonSearch,
  today: PlainDate,
  most: number,
): Promise<FoundPersonRow[]> {
  const [where, values] =
    search.by === "door"
      ? [AT_DOOR, [search.door.number, search.door.lane, search.door.room]]
      : [search.by === "name" ? BY_NAME : BY_DIGITS, [search.signs]]
  const { rows } = await tx.client.query<FoundPersonRow>(
    `select p.person_id as id, p.name, p.sex, p.id_number as "idNumber", p.phone, h.dwelling_id as "homeId",
       case when h.dwelling_id is not null then ${doorText} end as door, h.standing,
       exists (select from quarantine_case c where c.community_id = $1 and c.person_id = p.person_id
         and c.opened_on <= $2 and (c.ended_on is null or c.ended_on > $2)) as quarantined
     from person_identity p
     left join stay h on h.community_id = $1 and h.person_id = p.person_id
       and (h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)
     left join dwelling w on w.community_id = $1 and w.dwelling_id = h.dwelling_id
     left join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     where p.community_id = $1 and ${where}
     order by h.dwelling_id is null, p.name, p.person_id limit $3`,
    [communityId, today, most, ...values],
  )
  return rows
}

// strpos takes the signs as they are: % and _ mean nothing to it
const BY_NAME = "strpos(p.name, $4) > 0"
const BY_DIGITS = "(strpos(p.phone, $4) > 0 or strpos(p.id_number, $4) > 0)"
const AT_DOOR = "s.number = $4 and ($5::text is null or s.lane = $5) and ($6::text is null or w.room = $6)"
