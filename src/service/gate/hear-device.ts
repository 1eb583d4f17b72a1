import { instantOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listLiveDevices, saveDeviceHeard } from "../../store/gate/devices.ts"
import type { DeviceContext } from "./find-device.ts"

/** Heard within the last minute a device is online; written down no more often than this. */
const WORTH_WRITING_MS = 10_000

/** Writes down that a device's stream is open; false once its credential is good no more. */
export async function hearDevice(device: DeviceContext): Promise<boolean> {
  const { communityId, deviceId } = device
  const now = device.now()
  const unlessSince = instantOf(Date.parse(now) - WORTH_WRITING_MS)
  return inNeighbourhood(device.db, communityId, async (tx) => {
    if (!(await listLiveDevices(tx, communityId, now)).has(deviceId)) return false
    await saveDeviceHeard(tx, communityId, deviceId, { now, unlessSince })
    return true
  })
}
