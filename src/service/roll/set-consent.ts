import type { ConsentKind, ConsentWay } from "../../core/roster/roll.ts"
import { findWorker } from "../../store/roster/roll.ts"
import { giveConsent, withdrawConsent } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { forgetWorker } from "./forget-worker.ts"
import { mayTouch } from "./roll-sight.ts"

export type ConsentToSet = {
  readonly commandId: string
  /** Of the consent. */
  readonly id: string
  readonly workerId: string
  readonly what: ConsentKind
  readonly how: ConsentWay
  readonly withdrawn: boolean
}

/** Writes down what somebody agreed to, or took back. Whoever may not be kept any more is forgotten at once. */
export async function setConsent(
  context: Context,
  given: ConsentToSet,
): Promise<{ readonly done: true } | Refusal<"not-found" | "not-on-roll" | "command-id-taken">> {
  const { what, how } = given
  if (given.withdrawn && what === "keep") {
    const whom = { commandId: given.commandId, id: given.workerId }
    return forgetWorker(context, whom, "consent-withdrawn", () => null)
  }
  return atDesk(context, "run-roll", given, "worker.consent", async (work) => {
    const { tx, communityId } = work
    const worker = await findWorker(tx, communityId, given.workerId)
    if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "workerId")
    if (worker.endedWhy === "forgotten" || worker.endedWhy === "consent-withdrawn") {
      return refuse("not-on-roll", "workerId")
    }
    if (given.withdrawn) await withdrawConsent(tx, communityId, worker.id, what, work.now())
    else
      await giveConsent(tx, communityId, worker.id, {
        id: given.id.toLowerCase(),
        ...{ what, how, at: work.now() },
      })
    const data = { what, how, withdrawn: given.withdrawn }
    const subject = { subjectKind: "worker", subjectId: worker.id }
    await recordAudit(tx, work, { action: "worker.consent", ...subject, data })
    return { done: true as const }
  })
}
