import { dayOf } from "../../core/kit/dates.ts"
import { explainVacant as explain, findKnockRound } from "../../store/rounds/knock-rounds.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Explains the homes of a round that the register knows as vacant, so that nobody has to knock there. */
export async function explainVacant(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly homes: number } | Refusal<"not-found" | "already-ended" | "command-id-taken">> {
  return atDesk(context, "run-rounds", given, "knock-round.explain-vacant", async (work) => {
    const { tx, communityId } = work
    const round = await findKnockRound(tx, communityId, given.id)
    if (round === undefined) return refuse("not-found", "id")
    if (round.endedOn !== null) return refuse("already-ended", "id")
    const now = work.now()
    const homes = await explain(tx, communityId, given.id, now, dayOf(now))
    const audited = { action: "knock-round.explain-vacant", subjectId: given.id, data: { homes } }
    await recordAudit(tx, work, audited)
    return { homes }
  })
}
