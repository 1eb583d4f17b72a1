import { inNeighbourhood } from "../../store/database/db.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { findWorker } from "../../store/roster/roll.ts"
import { saveDutyLink } from "../../store/roster/roll-links.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { ensureHomeKey } from "../gate/home-codes.ts"
import { once } from "../once.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { dutyLink, feedLink } from "./duty-link.ts"
import { mayTouch } from "./roll-sight.ts"

/** A secret link to somebody's own page of duty; the one before, and the calendar that hung on it, end. */
export async function issueDutyLink(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly token: string } | Refusal<"not-found" | "not-on-roll" | "command-id-taken">> {
  authorise(context, "run-roll")
  const { communityId } = context
  const workerId = given.id.toLowerCase()
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const homeKey = await ensureHomeKey(tx, context)
    const link = dutyLink(homeKey, communityId, workerId, given.commandId.toLowerCase())
    const done = await once(tx, context, given.commandId, "worker.link", async () => {
      const worker = await findWorker(tx, communityId, workerId)
      if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "id")
      if (worker.stage !== "active") return refuse("not-on-roll", "id")
      const hashes = { linkHash: link.hash, feedHash: feedLink(communityId, link.token).hash }
      await saveDutyLink(tx, communityId, workerId, hashes)
      await recordAudit(tx, context, { action: "worker.link", subjectKind: "worker", subjectId: workerId })
      await notifyChange(tx, communityId)
      return { done: true } as const
    })
    return isRefusal(done) ? done : { token: link.token }
  })
}

/** Ends somebody's link and calendar: whoever has them sees nothing any more. */
export async function revokeDutyLink(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "run-roll")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "worker.unlink", async () => {
      const worker = await findWorker(tx, communityId, given.id)
      if (worker === undefined || !mayTouch(context, worker)) return refuse("not-found", "id")
      await saveDutyLink(tx, communityId, worker.id, null)
      await recordAudit(tx, context, { action: "worker.unlink", subjectKind: "worker", subjectId: worker.id })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
