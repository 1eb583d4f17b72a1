import { saveTold, saveUntold } from "../../store/roster/duty-messages.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"

/** Writes down that people were told of their turns, or that they were not after all. */
export async function markTold(
  context: Context,
  given: {
    readonly commandId: string
    readonly ids: readonly string[]
    readonly how: "phone" | "copied" | "not-told"
  },
): Promise<{ readonly done: true } | Refusal<"command-id-taken">> {
  return atDesk(context, "plan-shifts", given, "shifts.told", async ({ tx, communityId, accountId, now }) => {
    const { ids, how } = given
    if (how === "not-told") await saveUntold(tx, communityId, ids)
    else await saveTold(tx, communityId, ids, { at: now(), accountId, how })
    return { done: true } as const
  })
}
