import { inNeighbourhood } from "../../store/database/db.ts"
import type { DeviceContext } from "./find-device.ts"
import type { GateStates, SharedState } from "./gate-states.ts"

/** The state of a device's neighbourhood as it is now. */
export async function readSharedState(device: DeviceContext, states: GateStates): Promise<SharedState> {
  return inNeighbourhood(device.db, device.communityId, (tx) => states.read(tx, device))
}
