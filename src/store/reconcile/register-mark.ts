import type { Tx } from "../database/db.ts"

/** All that the register is read from when it is held against lists. */
const TABLES = [
  ...["person_identity", "stay", "household", "household_detail", "dwelling", "stairwell", "person_merge"],
] as const

/**
 * A mark that differs whenever any row differs of which the register is made: it is reckoned from which version of each row stands,
 * so that nothing has to be read or written to know that nothing has changed.
 */
export async function getRegisterMark(tx: Tx, communityId: string): Promise<string> {
  const sums = TABLES.map(
    (table) =>
      `(select count(*) || '.' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0) from ${table} where community_id = $1)`,
  )
  const { rows } = await tx.client.query<{ mark: string }>(
    `select concat_ws(' ', ${sums.join(", ")}) as mark`,
    [communityId],
  )
  return rows[0]?.mark ?? ""
}
