import type { Tx } from "../database/db.ts"

export type RegisterRow = {
  readonly stairwellId: string
  readonly lane: string
  readonly number: string
  readonly floors: number
  readonly doorsPerFloor: number
  /** Described by a book or by hand, not only implied by its homes. */
  readonly described: boolean
}

/** Stairwells, and dwellings with the stairwell they belong to. */
export async function listRegister(tx: Tx): Promise<{
  readonly stairwells: readonly RegisterRow[]
  readonly dwellings: readonly { readonly id: string; readonly stairwellId: string; readonly room: string }[]
}> {
  const stairwells = await tx.query.selectFrom("stairwell").selectAll().execute()
  const dwellings = await tx.query
    .selectFrom("dwelling")
    .select(["dwelling_id", "stairwell_id", "room"])
    .execute()
  return {
    stairwells: stairwells.map((row) => ({
      stairwellId: row.stairwell_id,
      lane: row.lane,
      number: row.number,
      floors: row.floors,
      doorsPerFloor: row.doors_per_floor,
      described: row.row_key !== null,
    })),
    dwellings: dwellings.map((row) => ({
      id: row.dwelling_id,
      stairwellId: row.stairwell_id,
      room: row.room,
    })),
  }
}

/** Lets one import at a time write a neighbourhood's books; gives the key of its fingerprints, null once it was destroyed. */
export async function lockBooks(tx: Tx, communityId: string): Promise<Buffer | null> {
  await tx.client.query("select pg_advisory_xact_lock(hashtextextended('books ' || $1, 0))", [communityId])
  const { rows } = await tx.client.query<{ key: Buffer | null }>(
    "select fingerprint_key as key from community where community_id = $1",
    [communityId],
  )
  return rows[0]?.key ?? null
}
