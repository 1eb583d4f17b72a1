import type { PlainDate } from "../../core/kit/dates.ts"
import type { DoorSearch } from "../../core/place/door-search.ts"
import type { Tx } from "../database/db.ts"
import { doorOrder, doorText } from "../report/rows-page.ts"

/** A home found, with the names of those who live in it. */
export type FoundHome = { readonly id: string; readonly door: string; readonly names: readonly string[] }

/** Homes at a door, or at all doors of a stairwell. */
export async function findHomesByDoor(
  tx: Tx,
  communityId: string,
  search: DoorSearch,
  wanted: Wanted,
): Promise<FoundHome[]> {
  const { lane, number, room } = search
  return list(tx, AT_DOOR, [communityId, wanted.today, wanted.most, number, lane, room])
}

/** The same, by door alone. */
export async function findDoors(
  tx: Tx,
  communityId: string,
  search: DoorSearch,
  wanted: Wanted,
): Promise<{ readonly id: string; readonly door: string; readonly stairwellId: string }[]> {
  const { rows } = await tx.client.query<{ id: string; door: string; stairwellId: string }>(
    `select w.dwelling_id as id, ${doorText} as door, w.stairwell_id as "stairwellId"
     from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and (w.ended_on is null or $2 < w.ended_on) and ${AT_DOOR}
     order by ${doorOrder} limit $3`,
    [communityId, wanted.today, wanted.most, search.number, search.lane, search.room],
  )
  return rows
}

/**
 * Homes where someone lives, or a household is listed, whose name or telephone holds these signs one after
 * the other.
 */
export async function findHomesByPerson(
  tx: Tx,
  communityId: string,
  signs: string,
  by: "name" | "phone",
  wanted: Wanted,
): Promise<FoundHome[]> {
  const [person, household] = by === "name" ? ["p.name", "d.householder"] : ["p.phone", "d.phone"]
  // strpos takes the signs as they are: % and _ mean nothing to it; a short list needs only who is found first
  return list(
    tx,
    `w.dwelling_id in (
       select h.dwelling_id from found_person p
       join stay h on h.community_id = $1 and h.person_id = p.person_id where ${CURRENT}
       union
       select h.dwelling_id from found_household d
       join household h on h.community_id = $1 and h.household_id = d.household_id where ${CURRENT})`,
    [communityId, wanted.today, wanted.most, signs],
    `with found_person as materialized (select p.person_id from person_identity p
       where p.community_id = $1 and strpos(${person}, $4) > 0 limit ${MOST_FOUND}),
     found_household as materialized (select d.household_id from household_detail d
       where d.community_id = $1 and strpos(${household}, $4) > 0 limit ${MOST_FOUND})`,
  )
}

const AT_DOOR = "s.number = $4 and ($5::text is null or s.lane = $5) and ($6::text is null or w.room = $6)"

const MOST_FOUND = 200

type Wanted = { readonly today: PlainDate; readonly most: number }

const CURRENT = "(h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)"

async function list(tx: Tx, where: string, values: readonly unknown[], prelude = ""): Promise<FoundHome[]> {
  const { rows } = await tx.client.query<FoundHome>(
    `${prelude} select w.dwelling_id as id, ${doorText} as door, coalesce(
       (select array_agg(p.name order by h.stay_id) from stay h
        join person_identity p on p.community_id = h.community_id and p.person_id = h.person_id
        where h.community_id = w.community_id and h.dwelling_id = w.dwelling_id
          and ${CURRENT}), '{}') as names
     from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and (w.ended_on is null or $2 < w.ended_on) and ${where}
     order by ${doorOrder} limit $3`,
    [...values],
  )
  return rows
}
