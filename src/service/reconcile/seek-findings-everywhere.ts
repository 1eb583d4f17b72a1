import { listCommunities } from "../../store/access/communities.ts"
import { inNoNeighbourhood } from "../../store/database/db.ts"
import type { Ground } from "../context.ts"
import type { FindingSeeker } from "./seek-findings.ts"

/** Looks in every neighbourhood for what does not agree; one that fails does not hold up the others. */
export async function seekFindingsEverywhere(
  ground: Ground,
  findings: FindingSeeker,
  onFailure: (error: unknown) => void,
): Promise<void> {
  for (const { community_id } of await inNoNeighbourhood(ground.db, listCommunities)) {
    await findings.seek(ground, community_id).catch(onFailure)
  }
}
