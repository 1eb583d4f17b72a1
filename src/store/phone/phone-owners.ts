import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type PhoneOwner = { readonly personId: string | null; readonly homeId: string | null }

/** Number → whose it is by the register, where it is one home's alone: a person's, or a householder's. */
export async function listPhoneOwners(
  tx: Tx,
  communityId: string,
  numbers: readonly string[],
  today: PlainDate,
): Promise<Map<string, PhoneOwner>> {
  const { rows } = await tx.client.query<PhoneOwner & { number: string }>(
    `select i.phone as number, i.person_id as "personId", h.dwelling_id as "homeId" from person_identity i
       left join stay h on h.community_id = i.community_id and h.person_id = i.person_id
         and (h.from_on is null or h.from_on <= $3) and (h.to_on is null or $3 < h.to_on)
       where i.community_id = $1 and i.phone = any($2::text[])
     union all
     select d.phone, null, h.dwelling_id from household_detail d
       join household h on h.community_id = d.community_id and h.household_id = d.household_id and h.to_on is null
       where d.community_id = $1 and d.phone = any($2::text[])`,
    [communityId, numbers, today],
  )
  const owners = new Map<string, PhoneOwner>()
  for (const number of new Set(rows.map((row) => row.number))) {
    const of = rows.filter((row) => row.number === number)
    const homes = new Set(of.flatMap(({ homeId }) => homeId ?? []))
    const people = new Set(of.flatMap(({ personId }) => personId ?? []))
    if (homes.size > 1) continue
    const [homeId = null] = homes
    const [personId = null] = people
    owners.set(number, { homeId, personId: people.size === 1 ? personId : null })
  }
  return owners
}

/** `number room` and `lane number room` → the home that is there now; a door without a lane, where there is but one. */
export async function listDoorIds(
  tx: Tx,
  communityId: string,
  today: PlainDate,
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; lane: string; number: string; room: string }>(
    `select w.dwelling_id as id, s.lane, s.number, w.room from dwelling w
     join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and (w.ended_on is null or $2 < w.ended_on)`,
    [communityId, today],
  )
  const doors = new Map<string, string>()
  const twice = new Set<string>()
  for (const { id, lane, number, room } of rows) {
    doors.set(`${lane} ${number} ${room}`, id)
    const short = `${number} ${room}`
    if (doors.has(short)) twice.add(short)
    doors.set(short, id)
  }
  for (const short of twice) doors.delete(short)
  return doors
}
