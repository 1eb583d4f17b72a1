import { mayEnd } from "../../core/people/register-rules.ts"
import { findHousehold } from "../../store/people/register-households.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { saveHousehold } from "./save-household.ts"

/** Ends a household: from this day on it counts no more. The stays of its people end each for itself. */
export async function endHousehold(
  context: Context,
  given: RegisterCommand & { readonly id: string },
): RegisterAnswer<"not-found" | "already-ended" | "before-start"> {
  return changeRegister(context, given, "household.end", async (work) => {
    const household = await findHousehold(work.tx, work.communityId, given.id)
    if (household === undefined) return refuse("not-found", "id")
    const refusal = mayEnd(household, work.on)
    if (refusal !== null) return refuse(refusal, refusal === "before-start" ? "on" : undefined)
    return saveHousehold(work, given.id, "end", household, { ...household, to: work.on })
  })
}
