import { toHalfWidth } from "../place/door.ts"
import { type DoorSearch, readDoorSearch } from "../place/door-search.ts"

/** Somebody to be asked, as a line of a list that was pasted names them. */
export type VerificationLine = {
  /** One door; a stairwell alone names nobody. */
  readonly door: DoorSearch | null
  /** Digits alone; empty where the line has none. */
  readonly phone: string
  /** What else the line says: a name, where from. */
  readonly rest: string
}

/** Reads a line, `12-302 王小明 13800001111 武汉`, in any order; null where it names neither door nor number. */
export function readVerificationLine(written: string): VerificationLine | null {
  // a number in a list: `1.`, `2、`, `(3)`
  const line = toHalfWidth(written)
    .trim()
    .replace(/^\(?\d{1,3}(?:[、)]|\.(?!\d))\s*/, "")
  const phone = /(?<!\d)(?:\+?86[- ]?)?(1\d{2}[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|\d{8})(?!\d)/.exec(
    line,
  )
  const without = phone === null ? line : line.replace(phone[0], " ")
  const parts = without.split(/[\s,，;；|、\t]+/).filter((part) => part !== "")
  const doors = parts.map(readDoorSearch)
  const at = doors.findIndex((door) => door !== null && door.room !== null)
  if (at < 0 && phone === null) return null
  return {
    door: at < 0 ? null : (doors[at] ?? null),
    phone: (phone?.[1] ?? "").replace(/\D/g, ""),
    rest: parts.filter((_part, index) => index !== at).join(" "),
  }
}
