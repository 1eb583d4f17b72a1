import { findSwap, insertSwap } from "../../store/roster/swaps.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { noObjections, type Objections, withObjections } from "../roster/with-objections.ts"
import { checkNewSwap, type Part } from "./swap-work.ts"

/** Writes down a swap that everybody in it has agreed to by voice; with objections it is not. It still has to be approved. */
export async function enterSwap(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly turnId: string
    readonly parts: readonly Part[]
  },
): Promise<
  Objections | Refusal<"not-found" | "already-known" | "already-asked" | "wrong-swap" | "command-id-taken">
> {
  return withObjections((object) =>
    atDesk(context, "plan-shifts", given, "swap.enter", async (work) => {
      const { tx, communityId, accountId, now } = work
      const [id, turnId] = [given.id.toLowerCase(), given.turnId.toLowerCase()]
      if ((await findSwap(tx, communityId, id)) !== undefined) return refuse("already-known", "id")
      const checked = await checkNewSwap(work, given)
      if (isRefusal(checked)) return checked
      if (checked.objections.length > 0) return object(checked.objections)
      const askedBy = checked.parts.find((part) => part.turnId === turnId)?.turn.workerId
      if (askedBy === undefined) return refuse("not-found", "turnId")
      const parts = checked.parts.map(({ turn, to }) => ({ turnId: turn.id, to, agreedAt: now() }))
      const swap = { id, askedBy, turnId, stage: "agreed" as const, at: now(), enteredBy: accountId }
      await insertSwap(tx, communityId, { ...swap, parts })
      await recordAudit(tx, work, { action: "swap.enter", subjectKind: "swap", subjectId: id })
      return noObjections
    }),
  )
}
