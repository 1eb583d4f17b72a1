import { endedStairwell } from "../../core/place/place-rules.ts"
import { findStairwell } from "../../store/place/stairwells.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { saveStairwell } from "./save-stairwell.ts"

/** Ends a stairwell where nobody lives any more, with all its doors. */
export async function endStairwell(
  context: Context,
  given: RegisterCommand & { readonly id: string },
): RegisterAnswer<"not-found" | "already-ended" | "still-lived-in"> {
  return changeRegister(context, given, "stairwell.end", async (work) => {
    const stairwell = await findStairwell(work.tx, work.communityId, given.id)
    if (stairwell === undefined) return refuse("not-found", "id")
    if (stairwell.endedOn !== null) return refuse("already-ended")
    return saveStairwell(work, given.id, "end", stairwell, endedStairwell(stairwell, work.on))
  })
}
