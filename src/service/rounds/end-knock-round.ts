import { dayOf } from "../../core/kit/dates.ts"
import { coverageOf, isComplete } from "../../core/rounds/coverage.ts"
import { countKnocked, endKnockRound as end, findKnockRound } from "../../store/rounds/knock-rounds.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

type Done = { readonly done: true }

/** Ends a round from door to door: where homes are left unexplained only if that is said (`anyway`). */
export async function endKnockRound(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly anyway: boolean },
): Promise<Done | Refusal<"not-found" | "already-ended" | "round-not-complete" | "command-id-taken">> {
  return atDesk(context, "run-rounds", given, "knock-round.end", async (work) => {
    const { tx, communityId } = work
    const round = await findKnockRound(tx, communityId, given.id)
    if (round === undefined) return refuse("not-found", "id")
    if (round.endedOn !== null) return refuse("already-ended", "id")
    const { whole } = coverageOf(await countKnocked(tx, communityId, [given.id]))
    if (!isComplete(whole) && !given.anyway) return refuse("round-not-complete")
    const now = work.now()
    await end(tx, communityId, given.id, now, dayOf(now))
    const data = { homes: whole.homes, explained: whole.explained }
    await recordAudit(tx, work, { action: "knock-round.end", subjectId: given.id, data })
    return { done: true }
  })
}
