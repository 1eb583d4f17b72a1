import { guessKind } from "./column-kind.ts"
import { sourcesOf } from "./column-values.ts"
import type { List } from "./list.ts"
import { readAddress } from "./read-address.ts"
import type { RoomTable } from "./room-table.ts"
import type { Texts } from "./texts.ts"

/**
 * The home that each row of a list names, the same text for the same home however it is written; null where the row names
 * none, or none of the table of rooms.
 */
export function homesOf(list: List<Texts>, rooms: RoomTable): (id: string) => string | null {
  const columns = list.columns.map((column) => ({ ...column, kind: guessKind(column) }))
  const [doors = []] = sourcesOf([columns], "door")
  const homes = new Map<string, string>()
  for (let row = 0; row < list.ids.length; row += 1) {
    for (const { texts, rows } of doors) {
      const door = readAddress(texts.at(rows[row] ?? 0) ?? "", rooms)
      if (door === null || !rooms.lanesOf(door.number, door.room).includes(door.lane) || door.room === "")
        continue
      homes.set(list.ids.at(row) ?? "", `${door.lane}-${door.number}-${door.room}`)
      break
    }
  }
  return (id) => homes.get(id) ?? null
}
