import { inNeighbourhood } from "../../store/database/db.ts"
import { findGuard, lockGuards, saveGuardPin } from "../../store/gate/guards.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import type { GivenPin } from "./add-guard.ts"
import { giveFreePin } from "./give-pin.ts"
import { pinOf } from "./guard-pin.ts"

/** Another PIN for a guard; the one before opens nothing any more. */
export async function renewGuardPin(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<GivenPin | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "run-posts")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const key = await lockGuards(tx, communityId)
    const renewed = await once(tx, context, given.commandId, "guard.renew-pin", async () => {
      const guard = await findGuard(tx, communityId, given.id)
      if (guard === undefined || guard.endedAt !== null) return refuse("not-found", "id")
      const { attempt, pinKey } = await giveFreePin(tx, communityId, key, given.commandId)
      await saveGuardPin(tx, communityId, given.id, pinKey)
      const subject = { subjectKind: "guard", subjectId: given.id }
      await recordAudit(tx, context, { action: "guard.renew-pin", ...subject })
      return { id: given.id, number: guard.number, attempt }
    })
    if (isRefusal(renewed)) return renewed
    const { id, number, attempt } = renewed
    return { id, number, pin: pinOf(key, given.commandId, attempt) }
  })
}
