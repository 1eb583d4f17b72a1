import type { Tx } from "../../store/database/db.ts"
import { findGuardsByPin } from "../../store/gate/guards.ts"
import { pinKeyOf, pinOf } from "./guard-pin.ts"

/** A PIN that is nobody's yet, as the number of the attempt that gave it: the PIN itself is kept nowhere. */
export async function giveFreePin(
  tx: Tx,
  communityId: string,
  fingerprintKey: Buffer,
  commandId: string,
): Promise<{ readonly attempt: number; readonly pinKey: Buffer }> {
  for (let attempt = 0; ; attempt += 1) {
    const pinKey = pinKeyOf(fingerprintKey, pinOf(fingerprintKey, commandId, attempt))
    if ((await findGuardsByPin(tx, communityId, [pinKey])).size === 0) return { attempt, pinKey }
  }
}
