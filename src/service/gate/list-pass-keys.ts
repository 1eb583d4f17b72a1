import { dayOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listGateKeys } from "../../store/gate/gate-keys.ts"
import { countPassesByKey } from "../../store/gate/pass-state.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** The keys that sign or signed passes, the newest first, and how many good passes were last printed under each. */
export async function listPassKeys(context: Context) {
  authorise(context, "manage-pass-keys")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const keys = await listGateKeys(tx, communityId, "pass")
    const counts = await countPassesByKey(tx, communityId, dayOf(context.now()))
    return {
      keys: keys.map(({ keyId, madeAt, retiredAt, revokedAt }) => ({
        ...{ keyId, madeAt, retiredAt, revokedAt },
        passes: counts.get(keyId) ?? 0,
      })),
    }
  })
}
