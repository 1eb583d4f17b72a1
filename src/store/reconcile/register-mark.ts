import type { Tx } from "../database/db.ts"

/** All that the register is read from when it is held against lists, and all that rooms are read from. */
const TABLES = {
  register: [
    ...(["person_identity", "stay", "household", "household_detail"] as const),
    ...(["dwelling", "stairwell", "person_merge"] as const),
  ],
  rooms: ["dwelling", "stairwell"],
} as const

/**
 * A mark that differs whenever any row differs of which the register, or its rooms alone, is made: it is reckoned from which version of
 * each row stands, so that nothing has to be read or written to know that nothing has changed.
 */
export async function getRegisterMark(
  tx: Tx,
  communityId: string,
  of: keyof typeof TABLES = "register",
): Promise<string> {
  const sums = TABLES[of].map(
    (table) =>
      `(select count(*) || '.' || coalesce(sum(hashtextextended(ctid::text || xmin::text, 0)), 0) from ${table} where community_id = $1)`,
  )
  const { rows } = await tx.client.query<{ mark: string }>(
    `select concat_ws(' ', ${sums.join(", ")}) as mark`,
    [communityId],
  )
  return rows[0]?.mark ?? ""
}
