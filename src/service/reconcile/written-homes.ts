import type { PlainDate } from "../../core/kit/dates.ts"
import { readAddress } from "../../core/reconcile/read-address.ts"
import { createRoomTable } from "../../core/reconcile/room-table.ts"
import type { Tx } from "../../store/database/db.ts"
import { listDoorIds } from "../../store/phone/phone-owners.ts"
import { listRooms } from "../../store/reconcile/register-people.ts"

/** Finds the home that an address means, in whatever way it is written; null where it is none of the neighbourhood's. */
export async function readWrittenHomes(
  tx: Tx,
  communityId: string,
  on: PlainDate,
): Promise<(written: string) => string | null> {
  const ids = await listDoorIds(tx, communityId, on)
  const table = createRoomTable(await listRooms(tx, communityId))
  return (written) => {
    const door = readAddress(written, table)
    if (door === null) return null
    return ids.get([door.lane, door.number, door.room].filter((part) => part !== "").join(" ")) ?? null
  }
}
