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
 * describes it, anywhere while there is no such book or its line about that stairwell was refused.
 */
export function withPossibleDoor(work: ImportWork, rows: readonly ImportRow[]): ImportRow[] {
  const described = [...work.register.stairwells.values()].some((stairwell) => !stairwell.implied)
  return rows.filter((from) => {
    const { refused, values } = from.row
    if (refused !== null) {
      refuseRow(work, from, refused.column, refused.refusal)
      return false
    }
    const text = values["门牌"] ?? ""
    const door = parseDoor(text)
    const key = door && stairwellKey(door.lane, door.number)
    const stairwell = key === null ? undefined : work.register.stairwells.get(key)
    const possible =
      work.register.dwellings.has(text) ||
      (stairwell === undefined || stairwell.implied
        ? !described || stairwell?.implied === true || work.register.mentioned.has(key ?? "")
        : door !== null && liesInStairwell(stairwell, door.room))
    if (!possible) refuseRow(work, from, "门牌", "unknown-door")
    return possible
  })
}
