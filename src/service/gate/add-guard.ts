import { inNeighbourhood } from "../../store/database/db.ts"
import { findGuard, insertGuard, lockGuards } from "../../store/gate/guards.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { giveFreePin } from "./give-pin.ts"
import { pinOf } from "./guard-pin.ts"

export type GivenPin = { readonly id: string; readonly number: number; readonly pin: string }

/** One more guard, with a number to be called by and a PIN that is shown this once. */
export async function addGuard(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly name: string },
): Promise<GivenPin | Refusal<"already-known" | "bad-input" | "command-id-taken">> {
  authorise(context, "run-posts")
  const { communityId } = context
  const name = given.name.trim()
  if (name === "") return refuse("bad-input", "name")
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const key = await lockGuards(tx, communityId)
    const added = await once(tx, context, given.commandId, "guard.add", async () => {
      if ((await findGuard(tx, communityId, given.id)) !== undefined) return refuse("already-known", "id")
      const { attempt, pinKey } = await giveFreePin(tx, communityId, key, given.commandId)
      const guard = { id: given.id, name, pinKey, madeAt: context.now() }
      const number = await insertGuard(tx, communityId, guard)
      await recordAudit(tx, context, { action: "guard.add", subjectKind: "guard", subjectId: given.id })
      await notifyChange(tx, communityId)
      return { id: given.id, number, attempt }
    })
    if (isRefusal(added)) return added
    const { id, number, attempt } = added
    return { id, number, pin: pinOf(key, given.commandId, attempt) }
  })
}
