import { inNeighbourhood } from "../../store/database/db.ts"
import { findDeviceByCredential, type LiveDevice, type PostKind } from "../../store/gate/devices.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import type { Ground } from "../context.ts"

/** A device at work: a gate's acts for its post, never for a person; one on a round is the phone of an account. */
export type DeviceContext = Ground & LiveDevice & { readonly communityId: string }

/** The device of this kind that a credential's cookie stands for; null when it is none, has ended, or was shut out. */
export async function findLiveDevice(
  ground: Ground,
  cookie: string,
  kind: PostKind,
): Promise<DeviceContext | null> {
  const key = parseSessionCookie(cookie)
  if (key === null) return null
  const found = await inNeighbourhood(ground.db, key.communityId, (tx) =>
    findDeviceByCredential(tx, key.communityId, key.tokenHash, ground.now()),
  )
  return found?.kind !== kind ? null : { ...ground, communityId: key.communityId, ...found }
}
