import { findFact } from "../../store/imports/facts.ts"
import { closeTasksOf } from "../../store/oversight/tasks.ts"
import { reopenReturn } from "../../store/screening/returns.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { refuse } from "../refusal.ts"

/** Takes a registration back: it counts no more, its case closes as if never opened, what a resident had reported waits again. */
export async function takeBackScreening(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly screeningId: string
    readonly reason: string
  },
): Promise<{ readonly done: true } | Refusal<"not-found" | "bad-input" | "command-id-taken">> {
  return atDesk<{ readonly done: true }, "not-found" | "bad-input">(
    context,
    "screen",
    given,
    "screening.take-back",
    async (work) => {
      const { tx, communityId, accountId } = work
      const reason = given.reason.trim()
      if (reason === "") return refuse("bad-input", "reason")
      const factId = given.screeningId.toLowerCase()
      const fact = await findFact(tx, communityId, factId)
      if (fact?.kind !== "returnee-registration" && fact?.kind !== "tenant-screening") {
        return refuse("not-found", "screeningId")
      }
      const taken = await takeBackRow(work, { id: given.id.toLowerCase(), factId, reason })
      if (!taken) return refuse("not-found", "screeningId")
      await reopenReturn(tx, communityId, factId)
      const by = { at: work.now(), accountId }
      await closeTasksOf(tx, communityId, [`symptoms ${factId}`], "taken-back", by)
      return { done: true }
    },
  )
}
