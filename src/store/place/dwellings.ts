import type { PlainDate } from "../../core/kit/dates.ts"
import { type Door, floorOf, positionOf } from "../../core/place/door.ts"
import type { DwellingState } from "../../core/place/place-rules.ts"
import type { Tx } from "../database/db.ts"
import { doorText } from "../report/rows-page.ts"

/** A dwelling, with its door as forms write it. */
export async function findDwelling(
  tx: Tx,
  communityId: string,
  dwellingId: string,
): Promise<(DwellingState & { readonly door: string }) | undefined> {
  const { rows } = await tx.client.query<DwellingState & { door: string }>(
    `select w.stairwell_id as "stairwellId", w.room, w.ended_on as "endedOn", ${doorText} as door
     from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and w.dwelling_id = $2`,
    [communityId, dwellingId],
  )
  return rows[0]
}

export async function findDwellingId(
  tx: Tx,
  communityId: string,
  stairwellId: string,
  room: string,
): Promise<string | undefined> {
  const row = await tx.query
    .selectFrom("dwelling")
    .select("dwelling_id")
    .where("community_id", "=", communityId)
    .where("stairwell_id", "=", stairwellId)
    .where("room", "=", room)
    .executeTakeFirst()
  return row?.dwelling_id
}

export async function insertDwelling(
  tx: Tx,
  communityId: string,
  dwellingId: string,
  dwelling: Pick<DwellingState, "stairwellId" | "room">,
): Promise<void> {
  const { stairwellId, room } = dwelling
  await tx.query
    .insertInto("dwelling")
    .values({
      community_id: communityId,
      dwelling_id: dwellingId,
      stairwell_id: stairwellId,
      room,
      floor: floorOf(room),
      position: positionOf(room),
    })
    .execute()
}

export async function updateDwellingEnd(
  tx: Tx,
  communityId: string,
  dwellingId: string,
  endedOn: PlainDate | null,
): Promise<void> {
  await tx.query
    .updateTable("dwelling")
    .set({ ended_on: endedOn })
    .where("community_id", "=", communityId)
    .where("dwelling_id", "=", dwellingId)
    .execute()
}

/** The dwelling at a door as forms write it, where there is one on `on`. */
export async function findDwellingAt(
  tx: Tx,
  communityId: string,
  door: Door,
  on: PlainDate,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select w.dwelling_id as id from dwelling w
     join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and s.lane = $2 and s.number = $3 and w.room = $4 and (w.ended_on is null or $5 < w.ended_on)`,
    [communityId, door.lane, door.number, door.room, on],
  )
  return rows[0]?.id
}

/** The lane that a door without one lies in: that of the neighbourhood, where it has but one; else "". */
export async function findOnlyLane(tx: Tx, communityId: string): Promise<string> {
  const { rows } = await tx.client.query<{ lane: string }>(
    "select distinct lane from stairwell where community_id = $1 and ended_on is null limit 2",
    [communityId],
  )
  return rows.length === 1 ? (rows[0]?.lane ?? "") : ""
}
