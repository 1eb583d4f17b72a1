/**
 * A door address (门牌) as Shanghai writes it: lane (弄), number (号, one stairwell), room (室).
 * The floor is the room number without its last two digits.
 */
export type Door = { readonly lane: string; readonly number: string; readonly room: string }

/**
 * Reads `288弄12号302室`, `12号302室`, `288-12-302` or `12-302`, with full-width digits and blanks; null when it
 * is none of these. `lane` stands in where the text names none.
 */
export function parseDoor(text: string, lane = ""): Door | null {
  const plain = toHalfWidth(text).replace(/\s+/g, "")
  const parts =
    /^(?:([0-9]{1,5})弄)?([0-9]{1,4}[甲乙丙]?)号(?:楼)?([0-9]{3,4})室?$/.exec(plain) ??
    /^(?:([0-9]{1,5})[-—–])?([0-9]{1,4}[甲乙丙]?)[-—–]([0-9]{3,4})$/.exec(plain)
  if (!parts) return null
  const [, namedLane, number, room] = parts
  const inLane = namedLane ?? lane
  if (inLane === "" || number === undefined || room === undefined) return null
  return { lane: String(Number(inLane)), number: number.replace(/^0+(?=\d)/, ""), room }
}

/** The address as it is written on forms and keyed in tables: `288弄12号302室`. */
export function formatDoor(door: Door): string {
  return `${door.lane}弄${door.number}号${door.room}室`
}

/** The floor a room lies on: `302` → 3, `1201` → 12. */
export function floorOf(room: string): number {
  return Number(room.slice(0, -2))
}

/** The place of a room on its floor, from 1: `302` → 2. */
export function positionOf(room: string): number {
  return Number(room.slice(-2))
}

/**
 * Full-width ASCII and the ideographic blank as half-width, as people paste them from chats and old books.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/　/g, " ")
}
