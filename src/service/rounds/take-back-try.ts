import type { Permission } from "../../core/access/roles.ts"
import { closeTasksAbout } from "../../store/oversight/tasks.ts"
import { findDoorTry } from "../../store/rounds/round-notes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { takeBackCheckTry, takeBackFact } from "./take-back-round-entry.ts"

type TryToTakeBack = {
  readonly commandId: string
  readonly id: string
  readonly tryId: string
  readonly reason: string
}
type TakenBack = { readonly done: true } | Refusal<"not-found" | "command-id-taken">

/**
 * Takes back what was written down of a door by mistake: a try, a visit, rubbish that was collected. What was planned is open again, or
 * as the try before it left it; the clock says whether it is late.
 */
export async function takeBackTry(context: Context, given: TryToTakeBack): Promise<TakenBack> {
  return takeBack(context, "run-rounds", given)
}

/** The same where rubbish is collected, and of nothing else. */
export async function takeBackWaste(context: Context, given: TryToTakeBack): Promise<TakenBack> {
  return takeBack(context, "collect-waste", given)
}

async function takeBack(context: Context, permission: Permission, given: TryToTakeBack): Promise<TakenBack> {
  return atDesk(context, permission, given, "round.take-back", async (work) => {
    const { tx, communityId, accountId } = work
    const found = await findDoorTry(tx, communityId, given.tryId)
    if (found === undefined || (permission === "collect-waste" && !found.isWaste)) {
      return refuse("not-found", "tryId")
    }
    const taken = await takeBackFact(work, found, { id: given.id, reason: given.reason.trim() })
    if (!taken) return refuse("not-found", "tryId")
    for (const checkId of found.checks) await takeBackCheckTry(work, checkId, found.id)
    await closeTasksAbout(tx, communityId, found.id, { at: work.now(), accountId })
    await recordAudit(tx, work, { action: "round.take-back", subjectKind: "fact", subjectId: found.id })
    return { done: true }
  })
}
