import { type Grid, readBuildingNumber, resizeStairwell, roomsOf } from "../../core/place/place-rules.ts"
import { findStairwell, findStairwellId } from "../../store/place/stairwells.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { saveStairwell } from "./save-stairwell.ts"

export type StairwellToAdd = RegisterCommand &
  Grid & { readonly id: string; readonly lane: string; readonly number: string }

/**
 * Adds a stairwell with all its doors. One that ended under this number is opened again, with the id it has.
 */
export async function addStairwell(
  context: Context,
  given: StairwellToAdd,
): RegisterAnswer<"door-taken" | "door-not-in-stairwell" | "still-lived-in" | "already-known"> {
  return changeRegister(context, given, "stairwell.add", async (work) => {
    const { tx, communityId } = work
    const lane = readBuildingNumber(given.lane)
    const number = readBuildingNumber(given.number)
    if (lane === null || /\D/.test(lane)) return refuse("door-not-in-stairwell", "lane")
    if (number === null) return refuse("door-not-in-stairwell", "number")
    const { floors, doorsPerFloor } = given
    const knownId = await findStairwellId(tx, communityId, lane, number)
    const known = knownId === undefined ? undefined : await findStairwell(tx, communityId, knownId)
    if (knownId !== undefined && known !== undefined) {
      if (known.endedOn === null) return refuse("door-taken", "number")
      const empty = { ...known, endedOn: null, floors: 0, doorsPerFloor: 0 }
      const opened = resizeStairwell(empty, { floors, doorsPerFloor }, work.on)
      return saveStairwell(work, knownId, "add", known, opened)
    }
    if (await findStairwell(tx, communityId, given.id)) return refuse("already-known", "id")
    const doors = Object.fromEntries(roomsOf(given).map((room) => [room, null]))
    const wanted = { lane, number, floors, doorsPerFloor, endedOn: null, doors }
    return saveStairwell(work, given.id, "add", null, wanted)
  })
}
