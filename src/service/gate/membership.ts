import type { Instant } from "../../core/kit/dates.ts"
import { getCommunity } from "../../store/access/communities.ts"
import type { Tx } from "../../store/database/db.ts"
import { findDevice } from "../../store/gate/devices.ts"
import type { Ground } from "../context.ts"

/** What a device is told of where it stands: no name of anybody. */
export type Membership = {
  readonly communityId: string
  readonly neighbourhood: string
  readonly deviceId: string
  readonly postId: string
  readonly post: string
  readonly credentialUntil: Instant
  readonly guard: number | null
  readonly serverTime: Instant
}

export async function getMembership(
  tx: Tx,
  of: Pick<Ground, "now"> & { readonly communityId: string; readonly deviceId: string },
): Promise<Membership> {
  const { communityId, deviceId } = of
  const device = await findDevice(tx, communityId, deviceId)
  if (device === undefined) throw new Error("a device is not there")
  const { name } = await getCommunity(tx, communityId)
  return {
    ...{ communityId, neighbourhood: name, deviceId },
    ...{ postId: device.postId, post: device.post, credentialUntil: device.credentialUntil },
    ...{ guard: device.guardNumber, serverTime: of.now() },
  }
}
