import type { WorkerKind } from "../../core/roster/duty-ground.ts"
import type { ConsentKind, ConsentWay } from "../../core/roster/roll.ts"
import { findFact } from "../../store/imports/facts.ts"
import { findWorker } from "../../store/roster/roll.ts"
import { giveConsent, insertWorker, saveWorker } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { settleGiven, type WorkerGiven } from "./worker-given.ts"
import { writeVolunteer } from "./write-volunteer.ts"

export type WorkerToAdd = WorkerGiven & {
  readonly commandId: string
  readonly id: string
  readonly kind: Exclude<WorkerKind, "staff">
  readonly consents: { readonly how: ConsentWay; readonly what: readonly ConsentKind[] }
}

/** Puts somebody on the roll at the desk: a volunteer, who has agreed to be kept, as a row of its book; whoever is employed or sent, without. */
export async function addWorker(
  context: Context,
  given: WorkerToAdd,
): Promise<
  | { readonly id: string }
  | Refusal<"not-found" | "already-known" | "consent-needed" | "bad-input" | "command-id-taken">
> {
  return atDesk(context, "run-roll", given, "worker.add", async (work) => {
    const { tx, communityId } = work
    const id = given.id.toLowerCase()
    if ((await findWorker(tx, communityId, id)) ?? (await findFact(tx, communityId, id))) {
      return refuse("already-known", "id")
    }
    const settled = await settleGiven(work, id, given, null)
    if (isRefusal(settled)) return settled
    const { kind, consents } = given
    if (kind === "volunteer") {
      if (!consents.what.includes("keep")) return refuse("consent-needed", "consents")
      await writeVolunteer(work, id, settled, "paper")
    } else {
      const { name, phone } = settled.fields
      const worker = { id, kind, stage: "active", joinedBy: "desk", accountId: null, guardId: null } as const
      await insertWorker(tx, communityId, { ...worker, name, phone }, work.now())
      await saveWorker(tx, communityId, id, settled.fields)
    }
    for (const what of consents.what) {
      await giveConsent(tx, communityId, id, { id: work.newId(), what, how: consents.how, at: work.now() })
    }
    await recordAudit(tx, work, {
      action: "worker.add",
      subjectKind: "worker",
      subjectId: id,
      data: { kind },
    })
    return { id }
  })
}
