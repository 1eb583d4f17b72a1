import type { ReplyOf } from "../../contract/endpoint.ts"
import type { beginShift } from "../../contract/gate.ts"

/** Where this device stands: its post, until when its credential is good, and the number of the guard on duty. */
export type Membership = ReplyOf<typeof beginShift>

/** The membership out of an answer that says more. */
export function membershipOf(answer: Membership): Membership {
  const { communityId, neighbourhood, deviceId, postId, post, credentialUntil, guard, serverTime } = answer
  return { communityId, neighbourhood, deviceId, postId, post, credentialUntil, guard, serverTime }
}
