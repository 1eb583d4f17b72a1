import { parseDoor, toHalfWidth } from "./door.ts"

/** Doors that a few typed signs may mean: one door, or all of a stairwell where no room is named. */
export type DoorSearch = {
  /** Null: any lane. */
  readonly lane: string | null
  readonly number: string
  readonly room: string | null
}

/** No lane is numbered so; it stands in for doors typed without one. */
const NO_LANE = "0"

/** Reads `12-302`, `288弄12号302`, `12号`, `288弄12号`; null when it is no door. */
export function readDoorSearch(text: string): DoorSearch | null {
  const door = parseDoor(text, NO_LANE)
  if (door !== null) return { ...door, lane: door.lane === NO_LANE ? null : door.lane }
  const plain = toHalfWidth(text).replace(/\s+/g, "")
  const parts = /^(?:([0-9]{1,5})弄)?([0-9]{1,4}[甲乙丙]?)号(?:楼)?$/.exec(plain)
  if (parts === null) return null
  const [, lane, number = ""] = parts
  return {
    lane: lane === undefined ? null : String(Number(lane)),
    number: number.replace(/^0+(?=\d)/, ""),
    room: null,
  }
}
