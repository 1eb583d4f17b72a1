import { findDwelling } from "../../store/place/dwellings.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changeRegister, type RegisterAnswer, type RegisterCommand } from "./change-register.ts"
import { endDwellingUnlessLivedIn } from "./save-dwelling.ts"

/** Ends a dwelling where no household is listed and nobody lives any more. */
export async function endDwelling(
  context: Context,
  given: RegisterCommand & { readonly id: string },
): RegisterAnswer<"not-found" | "already-ended" | "still-lived-in"> {
  return changeRegister(context, given, "dwelling.end", async (work) => {
    const dwelling = await findDwelling(work.tx, work.communityId, given.id)
    if (dwelling === undefined) return refuse("not-found", "id")
    return endDwellingUnlessLivedIn(work, given.id, "end", dwelling)
  })
}
