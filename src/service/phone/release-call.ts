import { findCallToMake, letGoOfCall } from "../../store/phone/calls-to-make.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Gives a call back that was not made; of one that a colleague holds nothing changes. */
export async function releaseCall(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "answer-phone", given, "call.release", async (work) => {
    const { tx, communityId, accountId } = work
    const id = given.id.toLowerCase()
    if ((await findCallToMake(tx, communityId, id, work.now())) === undefined)
      return refuse("not-found", "id")
    await letGoOfCall(tx, communityId, id, accountId)
    return { done: true } as const
  })
}
