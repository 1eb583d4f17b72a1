import { listCommunities } from "../../store/access/communities.ts"
import { inNoNeighbourhood } from "../../store/database/db.ts"
import type { Ground } from "../context.ts"
import { raiseDue } from "./raise-due.ts"

/** Brings about in every neighbourhood what the clock alone brings about; one that fails does not hold up the others. */
export async function raiseDueEverywhere(ground: Ground, onFailure: (error: unknown) => void): Promise<void> {
  for (const { community_id } of await inNoNeighbourhood(ground.db, listCommunities)) {
    await raiseDue(ground, community_id).catch(onFailure)
  }
}
