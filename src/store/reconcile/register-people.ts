import type { PlainDate } from "../../core/kit/dates.ts"
import type { Room } from "../../core/reconcile/room-table.ts"
import type { Tx } from "../database/db.ts"
import { doorText } from "../report/rows-page.ts"

/** Somebody of the register, living here or gone, as they are held against lists. */
export type RegisterPersonRow = {
  readonly id: string
  readonly name: string
  readonly idNumber: string
  readonly phone: string
  readonly door: string
  readonly sex: string
}

/**
 * Everybody the register knows, by their id: at the door where they live, else where they lived last. A householder without
 * a telephone of their own has the household's. Who was joined to another record is that other one. `only`: these people.
 */
export async function listRegisterPeople(
  tx: Tx,
  communityId: string,
  on: PlainDate,
  only: readonly string[] | null = null,
): Promise<RegisterPersonRow[]> {
  const { rows } = await tx.client.query<RegisterPersonRow>(
    `with home as (
       select distinct on (h.person_id) h.person_id, h.dwelling_id
       from stay h
       where h.community_id = $1 and ($3::uuid[] is null or h.person_id = any($3::uuid[]))
         and (h.from_on is null or h.from_on <= $2) and (h.to_on is null or h.from_on is distinct from h.to_on)
       order by h.person_id, (h.to_on is null or $2 < h.to_on) desc, h.to_on desc nulls first, h.from_on desc nulls last, h.stay_id
     ), ringing as (
       select distinct on (h.dwelling_id, d.householder) h.dwelling_id, d.householder, d.phone
       from household h
       join household_detail d on d.community_id = $1 and d.household_id = h.household_id
       where h.community_id = $1 and h.dwelling_id in (select dwelling_id from home) and d.phone <> '' and (h.from_on is null or h.from_on <= $2) and (h.to_on is null or $2 < h.to_on)
       order by h.dwelling_id, d.householder, h.household_id
     )
     select p.person_id as id, p.name, p.id_number as "idNumber", coalesce(nullif(p.phone, ''), r.phone, '') as phone,
       case when w.dwelling_id is null then '' else ${doorText} end as door, coalesce(p.sex, '') as sex
     from person_identity p
     left join home on home.person_id = p.person_id
     left join dwelling w on w.community_id = $1 and w.dwelling_id = home.dwelling_id
     left join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     left join ringing r on r.dwelling_id = home.dwelling_id and r.householder = p.name
     where p.community_id = $1 and ($3::uuid[] is null or p.person_id = any($3::uuid[]))
       and not exists (select from person_merge m where m.community_id = $1 and m.gone_id = p.person_id and m.undone_at is null)
     order by p.person_id`,
    [communityId, on, only],
  )
  return rows
}

/** Every room of the neighbourhood, also one that is no more: old lists name it. */
export async function listRooms(tx: Tx, communityId: string): Promise<Room[]> {
  const { rows } = await tx.client.query<Room>(
    `select s.lane, s.number, '' as block, '' as unit, w.room
     from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 order by s.lane, s.number, w.room`,
    [communityId],
  )
  return rows
}

/** Which of these people the register still knows. */
export async function listStillKnown(
  tx: Tx,
  communityId: string,
  personIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await tx.client.query<{ id: string }>(
    "select person_id as id from person_identity where community_id = $1 and person_id = any($2::uuid[])",
    [communityId, personIds],
  )
  return new Set(rows.map(({ id }) => id))
}
