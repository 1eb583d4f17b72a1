import type { Instant } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { goesToDoor } from "../../core/rounds/call-try.ts"
import { isOpen } from "../../core/rounds/round-list.ts"
import { findCallToMake, findNextCall, holdCall } from "../../store/phone/calls-to-make.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { queueEyes } from "./queue-eyes.ts"

/**
 * Gives a caller the next call to make, or the one they chose, and to nobody else until it is let go of, done, or its time is
 * over. Whoever takes one lets go of the one before.
 */
export async function takeCall(
  context: Context,
  given: { readonly commandId: string; readonly id: string | null },
): Promise<
  | { readonly id: string; readonly heldUntil: Instant }
  | Refusal<"no-call-due" | "call-held" | "not-found" | "command-id-taken">
> {
  return atDesk(context, "answer-phone", given, "call.take", async (work) => {
    const { tx, communityId, accountId } = work
    const { eyes, rule } = queueEyes(work, work.policies)
    const id = given.id?.toLowerCase() ?? (await findNextCall(tx, communityId, eyes, accountId))
    if (id === undefined) return refuse("no-call-due")
    const call = await findCallToMake(tx, communityId, id, eyes.now)
    if (call === undefined || !isOpen(call) || goesToDoor(call, rule.tries)) return refuse("not-found", "id")
    if (call.heldById !== null && call.heldById !== accountId) return refuse("call-held", "id")
    const until = addMinutes(eyes.now, rule.holdMinutes)
    await holdCall(tx, communityId, id, { accountId, until })
    // the numbers are shown to whoever holds it
    await recordAudit(tx, work, { action: "call.take", subjectKind: "planned-check", subjectId: id })
    return { id, heldUntil: until }
  })
}
