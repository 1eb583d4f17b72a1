import { inNeighbourhood } from "../../store/database/db.ts"
import { getVersion } from "../../store/live/changes.ts"
import type { Context } from "../context.ts"

/** The neighbourhood's version now: a whole number as text, that grows with every change. */
export async function readVersion(context: Context): Promise<string> {
  return inNeighbourhood(context.db, context.communityId, (tx) => getVersion(tx, context.communityId))
}
