import type { Tx } from "../../store/database/db.ts"
import { lastChangeOf, listTopicVersions } from "../../store/live/changes.ts"

/** The neighbourhood's version that last changed anything that a roster rests on. */
export async function rosterVersion(tx: Tx, communityId: string): Promise<number> {
  return lastChangeOf(await listTopicVersions(tx, communityId), ["duty", "roll"])
}
