import { createHmac } from "node:crypto"
import { type KeyedRow, writeKeyedTable } from "../../core/gate/keyed-table.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findDevice } from "../../store/gate/devices.ts"
import { listPassNumbers, listRooms } from "../../store/gate/keyed-rows.ts"
import type { DeviceContext } from "./find-device.ts"
import type { GateStates } from "./gate-states.ts"
import { ensureHomeKey, homeCodeOf } from "./home-codes.ts"

const DIGITS = 16

/** The device's own tables: what is typed at its post is found in them, and nothing can be read out of them. */
export async function getGateTables(
  device: DeviceContext,
  states: GateStates,
): Promise<{
  readonly version: string
  readonly lane: string | null
  readonly rooms: string
  readonly numbers: string
}> {
  const { communityId } = device
  return inNeighbourhood(device.db, communityId, async (tx) => {
    const { tables } = await states.read(tx, device)
    const found = await findDevice(tx, communityId, device.deviceId)
    if (found === undefined) throw new Error("a device is not there")
    const homeKey = await ensureHomeKey(tx, device)
    const row = (asked: string, value: string): KeyedRow => ({
      digest: createHmac("sha256", found.tableKey).update(asked).digest("hex").slice(0, DIGITS),
      value,
    })
    const rooms = await listRooms(tx, communityId)
    const numbers = await listPassNumbers(tx, communityId)
    const lanes = [...new Set(rooms.map((room) => room.lane))]
    return {
      version: tables,
      lane: lanes.length === 1 ? (lanes[0] ?? null) : null,
      rooms: writeKeyedTable(
        rooms.map(({ lane, number, room, dwellingId }) =>
          row(`room:${lane}-${number}-${room}`, homeCodeOf(homeKey, dwellingId)),
        ),
      ),
      numbers: writeKeyedTable(
        numbers.flatMap(({ plainNumber, opaque, dwellingId }) => [
          row(`number:${plainNumber}`, opaque),
          row(`home:${plainNumber}`, homeCodeOf(homeKey, dwellingId)),
        ]),
      ),
    }
  })
}
