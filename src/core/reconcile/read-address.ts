import type { Door } from "../place/door.ts"
import { withDigits } from "./chinese-number.ts"
import { plainText } from "./plain-text.ts"
import type { RoomTable } from "./room-table.ts"

/** An address as far as it is written: what is not is empty. */
type Written = Door & { readonly block: string; readonly unit: string }

const NOTHING: Written = { lane: "", number: "", room: "", block: "", unit: "" }

/** 4楼, 13楼东: the floor and its side say no more than the room does. */
const FLOOR = "(?:\\d{1,2}[楼层])?[东南西北中]?"
const ROOM = "(\\d{3,4})室?"

/**
 * The ways a door is written, tried in this order: the lane, the number or block, the unit, the room. A number behind
 * which a room stands at once (`12栋302`) is the doorplate's, whatever it is called.
 */
const WAYS: readonly { readonly pattern: RegExp; readonly read: (parts: readonly string[]) => Written }[] = [
  {
    pattern: /(\d{1,5})弄(\d{1,4}[甲乙丙]?)(?:号楼|[号栋幢座#-])/,
    read: ([lane = "", number = ""]) => ({ ...NOTHING, lane, number }),
  },
  {
    pattern: new RegExp(`(\\d{1,4})(?:号楼|[栋幢座])(\\d{1,2})(?:单元|门)${FLOOR}${ROOM}`),
    read: ([block = "", unit = "", room = ""]) => ({ ...NOTHING, block, unit, room }),
  },
  {
    pattern: new RegExp(`(\\d{1,4}[甲乙丙]?)(?:号楼|[号栋幢座楼#])${FLOOR}${ROOM}`),
    read: ([number = "", room = ""]) => ({ ...NOTHING, number, room }),
  },
  {
    pattern: /(?<!\d)(\d{1,5})[-./](\d{1,4})[-./](\d{3,4})(?!\d)/,
    read: ([lane = "", number = "", room = ""]) => ({ ...NOTHING, lane, number, room }),
  },
  {
    pattern: /(?<!\d)(\d{1,4})[-./#](\d{3,4})(?!\d)/,
    read: ([number = "", room = ""]) => ({ ...NOTHING, number, room }),
  },
  {
    pattern: /(?<!\d)(\d{1,4}[甲乙丙]?)(?:号楼|[号栋幢])/,
    read: ([number = ""]) => ({ ...NOTHING, number }),
  },
]

const ROOM_BEHIND = new RegExp(`^(?:[号栋幢座楼#-]*)${FLOOR}[-./]?${ROOM}`)

/** Reads an address in any of the ways people write one; null when no door or stairwell can be made out. */
export function readAddress(written: string, rooms: RoomTable | null): Door | null {
  const text = withDigits(plainText(written)).replace(/\s+/g, "")
  for (const { pattern, read } of WAYS) {
    const found = pattern.exec(text)
    if (found === null) continue
    const door = read(found.slice(1))
    const behind = ROOM_BEHIND.exec(text.slice(found.index + found[0].length))
    return settle(door.room === "" && behind !== null ? { ...door, room: behind[1] ?? "" } : door, rooms)
  }
  return null
}

/** The door meant, with what the table of rooms knows better: the stairwell of a block, the only lane with this room. */
function settle(written: Written, rooms: RoomTable | null): Door {
  const { block, unit, room } = written
  if (block !== "") {
    const stairwell = rooms?.stairwellOf(plain(block), plain(unit))
    return {
      lane: stairwell?.lane ?? "",
      number: stairwell?.number ?? `${plain(block)}栋${plain(unit)}`,
      room,
    }
  }
  const [lane, number] = [plain(written.lane), plain(written.number)]
  if (rooms === null) return { lane, number, room }
  if (lane !== "" && !rooms.isLane(lane)) {
    const stairwell = rooms.stairwellOf(lane, number)
    if (stairwell !== null && Number(lane) < 100) return { ...stairwell, room }
  }
  if (lane !== "") return { lane, number, room }
  const lanes = rooms.lanesOf(number, room)
  return { lane: lanes.length === 1 ? (lanes[0] ?? "") : "", number, room }
}

function plain(number: string): string {
  return number.replace(/^0+(?=\d)/, "")
}
