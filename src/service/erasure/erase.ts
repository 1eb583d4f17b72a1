import type { ErasureScope, Removal } from "../../core/erasure/certificate.ts"
import { asOwner, type Tx } from "../../store/database/db.ts"
import { insertErasure } from "../../store/erasure/erasures.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { eraseCampaign } from "./erase-campaign.ts"
import { type Erased, eraseSubject } from "./erase-subject.ts"
import { type ErasureTools, finishErasure } from "./finish-erasure.ts"

export type ErasureToDo = {
  readonly commandId: string
  readonly scope: ErasureScope
  readonly personId?: string | undefined
  readonly reason: string
  readonly confirm?: string | undefined
}

export type ErasureDone = {
  readonly erasureId: string
  readonly counts: Readonly<Record<string, number>>
  readonly removal: Removal
}

/**
 * Deletes one person or the whole campaign: rows in one transaction, then their bytes. A second sending of the command
 * deletes nothing more, and tries again what was held up.
 */
export async function erase(
  context: Context,
  given: ErasureToDo,
  tools: ErasureTools = {},
): Promise<ErasureDone | Refusal<"not-found" | "not-confirmed" | "bad-input" | "command-id-taken">> {
  authorise(context, "erase")
  const { communityId } = context
  const deleted = await asOwner(context.ownerDb, (tx) =>
    once(tx, context, given.commandId, "erasure.make", async () => {
      // an import under way ends first; none begins meanwhile
      const fingerprintKey = await lockBooks(tx, communityId)
      const erased = await eraseScope(tx, context, given, fingerprintKey)
      return isRefusal(erased) ? erased : keepCertificate(tx, context, given.scope, erased)
    }),
  )
  if (isRefusal(deleted)) return deleted
  const finished = await finishErasure(context, { communityId, ...deleted }, tools)
  return { ...deleted, ...finished }
}

async function eraseScope(tx: Tx, context: Context, given: ErasureToDo, fingerprintKey: Buffer | null) {
  const { scope, personId, reason } = given
  if (scope === "campaign") return eraseCampaign(tx, context, { confirm: given.confirm ?? "", reason })
  if (personId === undefined) return refuse("bad-input", "personId")
  return eraseSubject(tx, context, { personId, reason }, fingerprintKey)
}

async function keepCertificate(tx: Tx, context: Context, scope: ErasureScope, erased: Erased) {
  const { communityId, accountId } = context
  const { counts, reason } = erased
  const erasureId = context.newId()
  const askedAt = context.now()
  await insertErasure(tx, { communityId, erasureId, scope, askedAt, accountId, reason, counts })
  await recordAudit(tx, context, { action: `erasure.${scope}`, subjectKind: "erasure", subjectId: erasureId })
  await notifyChange(tx, communityId)
  return { erasureId }
}
