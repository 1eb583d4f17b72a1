import { closeFollowUps, findCall } from "../../store/phone/calls.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { settleCall } from "./settle-call.ts"

/** Settles a call by hand; what was to be done about it is done with it. */
export async function settleOneCall(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "answer-phone", given, "call.settle", async (work) => {
    const id = given.id.toLowerCase()
    if ((await findCall(work.tx, work.communityId, id)) === undefined) return refuse("not-found", "id")
    await settleCall(work, id)
    const by = { at: work.now(), accountId: work.accountId }
    await closeFollowUps(work.tx, work.communityId, id, "done", by)
    return { done: true } as const
  })
}
