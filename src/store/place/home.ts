import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tenure } from "../../core/report/board.ts"
import type { Tx } from "../database/db.ts"
import { doorText } from "../report/rows-page.ts"

export type HomeRow = {
  readonly id: string
  readonly door: string
  readonly stairwellId: string
  readonly floor: number
  readonly ended: PlainDate | null
}

export type HomeHouseholdRow = {
  readonly id: string
  readonly tenure: Tenure
  readonly householder: string
  readonly phone: string
  readonly size: number
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

export type HomePersonRow = {
  readonly stayId: string
  readonly personId: string
  readonly name: string
  readonly sex: string
  readonly idNumber: string
  readonly idKind: string
  readonly phone: string
  readonly standing: "owner" | "family" | "tenant"
  readonly relation: string
  readonly care: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

export async function findHome(tx: Tx, communityId: string, homeId: string): Promise<HomeRow | undefined> {
  const { rows } = await tx.client.query<HomeRow>({
    name: "find-home",
    text: `select w.dwelling_id as id, ${doorText} as door, w.stairwell_id as "stairwellId", w.floor,
       w.ended_on as ended
     from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and w.dwelling_id = $2`,
    values: [communityId, homeId],
  })
  return rows[0]
}

/**
 * The households of a home that had begun by a day, the present one first; none that was added by mistake.
 */
export async function listHomeHouseholds(
  tx: Tx,
  communityId: string,
  homeId: string,
  on: PlainDate,
): Promise<HomeHouseholdRow[]> {
  const { rows } = await tx.client.query<HomeHouseholdRow>({
    name: "home-households",
    text: `select h.household_id as id, h.tenure, coalesce(d.householder, '') as householder,
       coalesce(d.phone, '') as phone, h.size, h.from_on as "from", h.to_on as "to"
     from household h
     left join household_detail d on d.community_id = h.community_id and d.household_id = h.household_id
     where h.community_id = $1 and h.dwelling_id = $2 and (h.from_on is null or h.from_on <= $3)
       and (h.to_on is null or h.from_on is distinct from h.to_on)
     order by h.to_on desc nulls first, h.household_id`,
    values: [communityId, homeId, on],
  })
  return rows
}

/** Everyone whose stay in a home had begun by a day; nobody who was added by mistake. */
export async function listHomePeople(
  tx: Tx,
  communityId: string,
  homeId: string,
  on: PlainDate,
): Promise<HomePersonRow[]> {
  const { rows } = await tx.client.query<HomePersonRow>({
    name: "home-people",
    text: `select h.stay_id as "stayId", h.person_id as "personId", coalesce(p.name, '') as name,
       coalesce(p.sex, '') as sex,
       coalesce(p.id_number, '') as "idNumber", coalesce(p.id_kind, 'none') as "idKind",
       coalesce(p.phone, '') as phone,
       h.standing, h.relation, h.care, h.from_on as "from", h.to_on as "to"
     from stay h left join person_identity p on p.community_id = h.community_id and p.person_id = h.person_id
     where h.community_id = $1 and h.dwelling_id = $2 and (h.from_on is null or h.from_on <= $3)
       and (h.to_on is null or h.from_on is distinct from h.to_on)
     order by array_position(array['owner', 'family', 'tenant'], h.standing), h.stay_id`,
    values: [communityId, homeId, on],
  })
  return rows
}
