import { afterMove, type PassMove } from "../../core/gate/pass-moves.ts"
import { findPass } from "../../store/gate/passes.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { changePasses } from "./change-passes.ts"
import { makePassMove } from "./stop-pass.ts"

/** Lost, found again, suspended, resumed, void. */
export async function movePass(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly move: PassMove },
): Promise<{ readonly done: true } | Refusal<"not-found" | "move-not-allowed" | "command-id-taken">> {
  return changePasses(context, given, "pass.move", async (work) => {
    const pass = await findPass(work.tx, work.communityId, given.id)
    if (pass === undefined) return refuse("not-found", "id")
    const standing = { status: pass.status, isReplaced: pass.replacedBy !== null }
    if (afterMove(standing, given.move) === null) return refuse("move-not-allowed", "move")
    await makePassMove(work, pass, given.move)
    return { done: true } as const
  })
}
