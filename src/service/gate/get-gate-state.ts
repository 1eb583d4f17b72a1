import type { GateState, Sighting } from "../../core/gate/gate-state.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import type { DeviceContext } from "./find-device.ts"
import type { GateStates } from "./gate-states.ts"
import { getMembership, type Membership } from "./membership.ts"
import { readSightings } from "./read-sightings.ts"

/** Where a device stands, and all that its post decides by. */
export async function getGateState(
  device: DeviceContext,
  states: GateStates,
): Promise<
  Membership & {
    readonly state: GateState
    readonly sightings: readonly Sighting[]
    readonly tables: string
  }
> {
  return inNeighbourhood(device.db, device.communityId, async (tx) => {
    const membership = await getMembership(tx, device)
    const { state, tables } = await states.read(tx, device)
    const seen = await readSightings(tx, device.communityId, state.policies, device.now())
    const sightings = seen
      .filter(({ postId }) => postId !== device.postId)
      .map(({ pass, postId, post, at }) => ({ pass, postId, post, at }))
    return { ...membership, state, sightings, tables }
  })
}
