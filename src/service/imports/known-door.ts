import { parseDoor } from "../../core/place/door.ts"
import { liesInStairwell } from "./import-register.ts"
import { type ImportRow, type ImportWork, stairwellKey } from "./import-work.ts"
import { refuseRow } from "./refuse-row.ts"

/**
 * The rows whose door the register has (or that name none); the others are refused, and read again when it has.
 * A row that could not be read at all is refused here too.
 */
export function withKnownDoor(work: ImportWork, rows: readonly ImportRow[]): ImportRow[] {
  return rows.filter((from) => {
    const { refused, values } = from.row
    if (refused !== null) {
      refuseRow(work, from, refused.column, refused.refusal)
      return false
    }
    const door = values["门牌"]
    if (door === undefined || work.register.dwellings.has(door)) return true
    refuseRow(work, from, "门牌", "unknown-door")
    return false
  })
}

/**
 * Of the homes that a book lists, those that may be in the register: in a stairwell's grid where the book of buildings
 * describes it, anywhere while there is no such book. A stairwell whose own line was refused is not missed for it: by its number
 * or, where not even that can be read, by having several homes.
 */
export function withPossibleDoor(work: ImportWork, rows: readonly ImportRow[]): ImportRow[] {
  const isDescribed = [...work.register.stairwells.values()].some((stairwell) => !stairwell.implied)
  const homes = countByStairwell(rows)
  const mayStand = (text: string): boolean => {
    const door = parseDoor(text)
    if (door === null) return false
    const key = stairwellKey(door.lane, door.number)
    const stairwell = work.register.stairwells.get(key)
    if (stairwell !== undefined) return stairwell.implied || liesInStairwell(stairwell, door.room)
    const { stairwells, unreadable } = work.register.refused
    return !isDescribed || stairwells.has(key) || (unreadable.length > 0 && (homes.get(key) ?? 0) > 1)
  }
  return rows.filter((from) => {
    const { refused, values } = from.row
    if (refused !== null) {
      refuseRow(work, from, refused.column, refused.refusal)
      return false
    }
    const text = values["门牌"] ?? ""
    const possible = work.register.dwellings.has(text) || mayStand(text)
    if (!possible) refuseRow(work, from, "门牌", "unknown-door")
    return possible
  })
}

function countByStairwell(rows: readonly ImportRow[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const { row } of rows) {
    const door = parseDoor(row.values["门牌"] ?? "")
    const key = door && stairwellKey(door.lane, door.number)
    if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}
