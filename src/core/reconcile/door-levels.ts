import type { Door } from "../place/door.ts"
import { editDistance } from "./edit-distance.ts"

/** How two doors may agree, the closest first. */
export const DOOR_LEVELS = [
  "same",
  "lane-not-written",
  "room-not-written",
  "slip",
  "stairwell",
  "different",
] as const

const [SAME, NO_LANE, NO_ROOM, SLIP, STAIRWELL, DIFFERENT] = [1, 2, 3, 4, 5, 6]

export function compareDoors(one: Door, other: Door): number {
  const laneWritten = one.lane !== "" && other.lane !== ""
  if (laneWritten && one.lane !== other.lane) return DIFFERENT
  const sameNumber = one.number === other.number
  if (one.room === "" || other.room === "") return sameNumber ? NO_ROOM : DIFFERENT
  if (sameNumber && one.room === other.room) return laneWritten ? SAME : NO_LANE
  if (sameNumber) return isSlip(one.room, other.room) ? SLIP : STAIRWELL
  return one.room === other.room && isSlip(one.number, other.number) ? SLIP : DIFFERENT
}

/** One digit off, or the same digits in another order: 405 for 504. */
function isSlip(one: string, other: string): boolean {
  return editDistance(one, other, 1) <= 1 || Array.from(one).sort().join() === Array.from(other).sort().join()
}
