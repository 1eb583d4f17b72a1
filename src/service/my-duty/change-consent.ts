import type { ConsentKind } from "../../core/roster/roll.ts"
import { asOwner } from "../../store/database/db.ts"
import { forgetWorkers } from "../../store/erasure/worker-rows.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { giveConsent, withdrawConsent } from "../../store/roster/roll-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { endOnRoll } from "../roll/end-on-roll.ts"
import { atOwnPage, withDutyLink } from "./with-duty-link.ts"

export type OwnConsent = {
  readonly key: string
  readonly commandId: string
  /** Of the consent, where it is given. */
  readonly id: string
  readonly what: ConsentKind
  readonly withdrawn: boolean
}

/** Somebody agrees to something or takes it back. Whoever may not be kept any more is deleted at once. */
export async function changeConsent(
  ground: Ground,
  given: OwnConsent,
): Promise<{ readonly done: true } | Refusal<"wrong-duty-link" | "command-id-taken">> {
  const { what, withdrawn } = given
  if (what === "keep" && withdrawn) return forget(ground, given)
  return atOwnPage(ground, given, "worker.consent", async (work) => {
    const { tx, communityId, holder, now } = work
    if (withdrawn) await withdrawConsent(tx, communityId, holder.id, what, now())
    else {
      const consent = { id: given.id.toLowerCase(), what, how: "link" as const, at: now() }
      await giveConsent(tx, communityId, holder.id, consent)
    }
    const subject = { subjectKind: "worker", subjectId: holder.id }
    await recordAudit(tx, work, {
      action: "worker.consent",
      ...subject,
      data: { what, how: "link", withdrawn },
    })
    return { done: true as const }
  })
}

/** The link goes with them, so that a second sending finds it wrong. */
async function forget(
  ground: Ground,
  { key }: OwnConsent,
): Promise<{ readonly done: true } | Refusal<"wrong-duty-link">> {
  const found = await withDutyLink(ground, key, async ({ communityId, holder }) => ({
    communityId,
    workerId: holder.id,
  }))
  if (isRefusal(found)) return refuse("wrong-duty-link")
  const { communityId, workerId } = found
  await asOwner(ground.ownerDb, async (tx) => {
    await lockBooks(tx, communityId)
    const work = { ...ground, tx, communityId, accountId: null }
    await endOnRoll(work, [workerId], "consent-withdrawn")
    await forgetWorkers(tx, communityId, [workerId], { at: ground.now(), why: "consent-withdrawn" })
    const data = { why: "consent-withdrawn" }
    const subject = { subjectKind: "worker", subjectId: workerId }
    await recordAudit(tx, work, { action: "worker.forget", ...subject, data })
    await notifyChange(tx, communityId)
  })
  return { done: true }
}
