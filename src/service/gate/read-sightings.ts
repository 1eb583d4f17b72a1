import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { type Policy, policyOn } from "../../core/policy/policy.ts"
import type { Tx } from "../../store/database/db.ts"
import { listSightings, type SightingRow } from "../../store/gate/entries.ts"

/** Passes seen within the minutes that the rule says, of those that reached the server from a moment on. */
export async function readSightings(
  tx: Tx,
  communityId: string,
  policies: readonly Policy[],
  now: Instant,
  receivedFrom?: Instant,
): Promise<SightingRow[]> {
  const window = policyOn(policies, "pass-copy-window", dayOf(now))
  if (window === null) return []
  const at = addMinutes(now, -window.minutes)
  return listSightings(tx, communityId, { at, receivedAt: receivedFrom ?? at })
}
