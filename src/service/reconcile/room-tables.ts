import { createRoomTable, type RoomTable } from "../../core/reconcile/room-table.ts"
import type { Tx } from "../../store/database/db.ts"
import { getRegisterMark } from "../../store/reconcile/register-mark.ts"
import { listRooms } from "../../store/reconcile/register-people.ts"

/** The rooms of a neighbourhood as addresses are read against them. */
export type RoomTables = (tx: Tx, communityId: string) => Promise<RoomTable>

/** Of so many neighbourhoods the rooms are kept. */
const MOST_KEPT = 8

/** Reads them once, and anew when any of them has changed: each card of the queue asks for them. */
export function makeRoomTables(): RoomTables {
  const kept = new Map<string, { readonly mark: string; readonly table: RoomTable }>()
  return async (tx, communityId) => {
    const mark = await getRegisterMark(tx, communityId, "rooms")
    const known = kept.get(communityId)
    if (known?.mark === mark) return known.table
    const table = createRoomTable(await listRooms(tx, communityId))
    kept.delete(communityId)
    kept.set(communityId, { mark, table })
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    return table
  }
}
