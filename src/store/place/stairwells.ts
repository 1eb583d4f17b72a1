import type { PlainDate } from "../../core/kit/dates.ts"
import { floorOf, positionOf } from "../../core/place/door.ts"
import type { StairwellState } from "../../core/place/place-rules.ts"
import type { Tx } from "../database/db.ts"

/** A stairwell with the state of all its doors. */
export async function findStairwell(
  tx: Tx,
  communityId: string,
  stairwellId: string,
): Promise<StairwellState | undefined> {
  const { rows } = await tx.client.query<StairwellState>(
    `select s.lane, s.number, s.floors, s.doors_per_floor as "doorsPerFloor", s.ended_on as "endedOn",
       coalesce(
       (select jsonb_object_agg(w.room, w.ended_on) from dwelling w
        where w.community_id = s.community_id and w.stairwell_id = s.stairwell_id), '{}') as doors
     from stairwell s where s.community_id = $1 and s.stairwell_id = $2`,
    [communityId, stairwellId],
  )
  return rows[0]
}

export async function findStairwellId(
  tx: Tx,
  communityId: string,
  lane: string,
  number: string,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom("stairwell")
    .select("stairwell_id")
    .where("community_id", "=", communityId)
    .where("lane", "=", lane)
    .where("number", "=", number)
    .executeTakeFirst()
  return row?.stairwell_id
}

/** Writes a stairwell and its doors as they shall be; doors that are not there yet are made with new ids. */
export async function saveStairwell(
  tx: Tx,
  communityId: string,
  stairwellId: string,
  stairwell: StairwellState,
  made: { readonly newId: () => string; readonly rowKey: Buffer },
): Promise<void> {
  const { lane, number, floors, doorsPerFloor, endedOn, doors } = stairwell
  await tx.client.query(
    `insert into stairwell (community_id, stairwell_id, lane, number, floors, doors_per_floor, ended_on,
       row_key)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (community_id, stairwell_id) do update set floors = excluded.floors,
       doors_per_floor = excluded.doors_per_floor, ended_on = excluded.ended_on, row_key = excluded.row_key`,
    [communityId, stairwellId, lane, number, floors, doorsPerFloor, endedOn, made.rowKey],
  )
  const rooms = Object.entries(doors).map(([room, roomEndedOn]) => ({
    id: made.newId(),
    ...{ room, floor: floorOf(room), position: positionOf(room), endedOn: roomEndedOn },
  }))
  await tx.client.query(
    `insert into dwelling (community_id, dwelling_id, stairwell_id, room, floor, position, ended_on)
     select $1, r.id, $2, r.room, r.floor, r.position, r."endedOn"
     from jsonb_to_recordset($3::jsonb) as r (id uuid, room text, floor int, position int, "endedOn" date)
     on conflict (community_id, stairwell_id, room) do update set ended_on = excluded.ended_on
     where dwelling.ended_on is distinct from excluded.ended_on`,
    [communityId, stairwellId, JSON.stringify(rooms)],
  )
}

/**
 * The rooms of these that someone lives in on a day or later: a household, a stay or a case of quarantine.
 */
export async function listRoomsLivedIn(
  tx: Tx,
  communityId: string,
  stairwellId: string,
  rooms: readonly string[],
  on: PlainDate,
): Promise<string[]> {
  const { rows } = await tx.client.query<{ room: string }>(
    `select w.room from dwelling w
     where w.community_id = $1 and w.stairwell_id = $2 and w.room = any($3::text[]) and (
       exists (select from household h
         where h.community_id = $1 and h.dwelling_id = w.dwelling_id and ${LATER})
       or exists (select from stay h where h.community_id = $1 and h.dwelling_id = w.dwelling_id and ${LATER})
       or exists (select from quarantine_case c where c.community_id = $1 and c.dwelling_id = w.dwelling_id
         and (c.ended_on is null or c.ended_on > $4)))
     order by w.room`,
    [communityId, stairwellId, [...rooms], on],
  )
  return rows.map((row) => row.room)
}

/** What never began (it ends on the day it begins) counts on no day. */
const LATER = "(h.to_on is null or (h.to_on > $4 and h.from_on is distinct from h.to_on))"

/** Those of these ids that no stairwell has. */
export async function listMissingStairwells(
  tx: Tx,
  communityId: string,
  stairwellIds: readonly string[],
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select given.id from unnest($2::uuid[]) as given (id)
     where not exists (select from stairwell s where s.community_id = $1 and s.stairwell_id = given.id)`,
    [communityId, [...stairwellIds]],
  )
  return rows.map((row) => row.id)
}

/** Puts a stairwell where it stands on the plan, or back into the order of numbers. */
export async function placeStairwell(
  tx: Tx,
  communityId: string,
  stairwellId: string,
  plan: { readonly x: number; readonly y: number } | null,
): Promise<void> {
  await tx.query
    .updateTable("stairwell")
    .set({ plan_x: plan?.x ?? null, plan_y: plan?.y ?? null })
    .where("community_id", "=", communityId)
    .where("stairwell_id", "=", stairwellId)
    .execute()
}
