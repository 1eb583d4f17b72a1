import { inNeighbourhood } from "../../store/database/db.ts"
import { findDeviceByCredential } from "../../store/gate/devices.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import type { Ground } from "../context.ts"

/** A gate's device at work: it acts for its post, never for a person. */
export type DeviceContext = Ground & {
  readonly communityId: string
  readonly deviceId: string
  readonly postId: string
}

/** The device that a credential's cookie stands for; null when it is none, has ended, or the office shut it out. */
export async function findLiveDevice(ground: Ground, cookie: string): Promise<DeviceContext | null> {
  const key = parseSessionCookie(cookie)
  if (key === null) return null
  const found = await inNeighbourhood(ground.db, key.communityId, (tx) =>
    findDeviceByCredential(tx, key.communityId, key.tokenHash, ground.now()),
  )
  return found === undefined ? null : { ...ground, communityId: key.communityId, ...found }
}
