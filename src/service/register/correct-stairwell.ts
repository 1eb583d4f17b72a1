import { type Grid, resizeStairwell } from "../../core/place/place-rules.ts"
import { findStairwell } from "../../store/place/stairwells.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { saveStairwell } from "./save-stairwell.ts"

/** Corrects how many floors and doors a stairwell has: doors come and end with it. */
export async function correctStairwell(
  context: Context,
  given: RegisterCommand & Grid & { readonly id: string },
): RegisterAnswer<"not-found" | "already-ended" | "still-lived-in"> {
  return changeRegister(context, given, "stairwell.correct", async (work) => {
    const stairwell = await findStairwell(work.tx, work.communityId, given.id)
    if (stairwell === undefined) return refuse("not-found", "id")
    if (stairwell.endedOn !== null) return refuse("already-ended")
    const { floors, doorsPerFloor } = given
    const wanted = resizeStairwell(stairwell, { floors, doorsPerFloor }, work.on)
    return saveStairwell(work, given.id, "correct", stairwell, wanted)
  })
}
