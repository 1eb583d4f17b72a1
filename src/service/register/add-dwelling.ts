import { mayAddDwelling, readRoom } from "../../core/place/place-rules.ts"
import { findDwelling, findDwellingId, insertDwelling } from "../../store/place/dwellings.ts"
import { findStairwell } from "../../store/place/stairwells.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { recordDwelling, saveDwellingEnd } from "./save-dwelling.ts"

export type DwellingToAdd = RegisterCommand & {
  readonly id: string
  readonly stairwellId: string
  readonly room: string
}

/** Adds a door within its stairwell's floors. One that ended is opened again, with the id it has. */
export async function addDwelling(
  context: Context,
  given: DwellingToAdd,
): RegisterAnswer<"not-found" | "already-ended" | "door-not-in-stairwell" | "door-taken" | "already-known"> {
  return changeRegister(context, given, "dwelling.add", async (work) => {
    const { tx, communityId } = work
    const { stairwellId } = given
    const stairwell = await findStairwell(tx, communityId, stairwellId)
    if (stairwell === undefined) return refuse("not-found", "stairwellId")
    const room = readRoom(given.room)
    const refusal = mayAddDwelling(stairwell, room)
    if (refusal !== null || room === null) return refuse(refusal ?? "door-not-in-stairwell", "room")
    const knownId = await findDwellingId(tx, communityId, stairwellId, room)
    const known = knownId === undefined ? undefined : await findDwelling(tx, communityId, knownId)
    if (knownId !== undefined && known !== undefined)
      return saveDwellingEnd(work, knownId, "add", known, null)
    if (await findDwelling(tx, communityId, given.id)) return refuse("already-known", "id")
    await insertDwelling(tx, communityId, given.id, { stairwellId, room })
    await recordDwelling(work, given.id, "add", null, { stairwellId, room, endedOn: null })
    return { id: given.id }
  })
}
