import type { GateState } from "../../core/gate/gate-state.ts"
import type { Tx } from "../../store/database/db.ts"
import { listGateKeys } from "../../store/gate/gate-keys.ts"
import { listStoppedPasses } from "../../store/gate/pass-state.ts"

/** What a post holds of passes: every key that ever signed one, and the passes that are good no more; both in one order always. */
export async function readPassState(
  tx: Tx,
  communityId: string,
): Promise<Pick<GateState, "keys" | "stopped">> {
  const keys = await listGateKeys(tx, communityId, "pass")
  return {
    keys: keys.map(({ keyId, point, revokedAt }) => ({
      keyId,
      point: point.toString("base64url"),
      revokedAt,
    })),
    stopped: await listStoppedPasses(tx, communityId),
  }
}
