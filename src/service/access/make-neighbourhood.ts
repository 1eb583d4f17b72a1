import { randomBytes } from "node:crypto"
import { firstPolicies } from "../../core/policy/first-policies.ts"
import { insertCommunity } from "../../store/access/communities.ts"
import { insertPolicies } from "../../store/access/policies.ts"
import type { Tx } from "../../store/database/db.ts"
import type { Ground } from "../context.ts"

/**
 * Makes an empty neighbourhood with a fingerprint key of its own and the rules that are in force at the start. The
 * transaction must name `communityId` (inNeighbourhood).
 */
export async function makeNeighbourhood(
  tx: Tx,
  ground: Pick<Ground, "now" | "newId">,
  given: { readonly communityId: string; readonly name: string; readonly demonstration: boolean },
): Promise<void> {
  const madeAt = ground.now()
  await insertCommunity(tx, { ...given, madeAt, fingerprintKey: randomBytes(32) })
  await insertPolicies(
    tx,
    firstPolicies.map((policy) => ({
      ...policy,
      communityId: given.communityId,
      policyId: ground.newId(),
      recordedAt: madeAt,
      recordedBy: null,
    })),
  )
}
