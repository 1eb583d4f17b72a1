import type { Tx } from "../database/db.ts"

/** A digest of what the keyed tables are made of: it changes with the register's doors and with the passes. */
export async function getTablesDigest(tx: Tx, communityId: string): Promise<string> {
  const { rows } = await tx.client.query<{ digest: string }>({
    name: "tables-digest",
    text: `select md5(concat_ws(' ',
        (select concat_ws(' ', count(*), sum(hashtextextended(dwelling_id::text || coalesce(ended_on::text, ''), 0)))
          from dwelling where community_id = $1),
        (select concat_ws(' ', count(*), sum(hashtextextended(lane || ' ' || number, 0)))
          from stairwell where community_id = $1),
        (select concat_ws(' ', count(*), sum(hashtextextended(opaque || plain_number, 0)))
          from pass where community_id = $1))) as digest`,
    values: [communityId],
  })
  return (rows[0]?.digest ?? "").slice(0, 16)
}

export type RoomRow = {
  readonly lane: string
  readonly number: string
  readonly room: string
  readonly dwellingId: string
}

/** Every room that is there. */
export async function listRooms(tx: Tx, communityId: string): Promise<RoomRow[]> {
  const { rows } = await tx.client.query<RoomRow>(
    `select s.lane, s.number, w.room, w.dwelling_id as "dwellingId"
     from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and w.ended_on is null`,
    [communityId],
  )
  return rows
}

export type NumberRow = {
  readonly plainNumber: string
  readonly opaque: string
  readonly dwellingId: string
}

/** Every printed number. */
export async function listPassNumbers(tx: Tx, communityId: string): Promise<NumberRow[]> {
  const { rows } = await tx.client.query<NumberRow>(
    `select plain_number as "plainNumber", opaque, dwelling_id as "dwellingId" from pass
     where community_id = $1 and plain_number <> ''`,
    [communityId],
  )
  return rows
}
