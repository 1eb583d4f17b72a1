import { mayEnd } from "../../core/people/register-rules.ts"
import { findStay } from "../../store/people/register-stays.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { saveStay } from "./save-stay.ts"

/** Somebody moves out, or dies: from this day on the stay counts no more. */
export async function endStay(
  context: Context,
  given: RegisterCommand & { readonly id: string },
): RegisterAnswer<"not-found" | "already-ended" | "before-start"> {
  return changeRegister(context, given, "stay.end", async (work) => {
    const stay = await findStay(work.tx, work.communityId, given.id)
    if (stay === undefined) return refuse("not-found", "id")
    const refusal = mayEnd(stay, work.on)
    if (refusal !== null) return refuse(refusal, refusal === "before-start" ? "on" : undefined)
    return saveStay(work, given.id, "end", stay, { ...stay, to: work.on })
  })
}
