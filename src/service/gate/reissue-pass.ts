import { afterMove } from "../../core/gate/pass-moves.ts"
import { findPass, linkReplacement } from "../../store/gate/passes.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { changePasses } from "./change-passes.ts"
import { passDays } from "./pass-days.ts"
import { makePassMove } from "./stop-pass.ts"
import { writePass } from "./write-pass.ts"

/** A new pass of the same kind for the same holder; the one in whose place it comes is void. */
export async function reissuePass(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly newId: string },
): Promise<
  | { readonly id: string; readonly number: string }
  | Refusal<
      | "not-found"
      | "already-known"
      | "already-replaced"
      | "wrong-pass-days"
      | "no-pass-rule"
      | "command-id-taken"
    >
> {
  return changePasses(context, given, "pass.reissue", async (work) => {
    const { tx, communityId } = work
    const newId = given.newId.toLowerCase()
    const old = await findPass(tx, communityId, given.id)
    if (old === undefined) return refuse("not-found", "id")
    if (old.replacedBy !== null) return refuse("already-replaced", "id")
    if (await findPass(tx, communityId, newId)) return refuse("already-known", "newId")
    const { kind, personId, holder, door } = old
    const days = await passDays(tx, context, kind)
    if (isRefusal(days)) return days
    if (afterMove({ status: old.status, isReplaced: false }, "void") !== null)
      await makePassMove(work, old, "void")
    const home = { id: old.dwellingId, door }
    const written = await writePass(work, { id: newId, home, personId, holder, kind, ...days })
    await linkReplacement(tx, communityId, old.id, newId)
    return written
  })
}
