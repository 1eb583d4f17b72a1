import { inNeighbourhood } from "../../store/database/db.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { endRollLink, findRollLink, hasRollLink, insertRollLink } from "../../store/roster/roll-links.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { ensureHomeKey } from "../gate/home-codes.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"
import { joinLink } from "./duty-link.ts"

/** The link by which volunteers ask to join, as the poster has it; null where there is none. */
export async function getJoinLink(context: Context) {
  authorise(context, "run-roll")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const link = await findRollLink(tx, communityId)
    if (link === undefined) return { link: null }
    const { token } = joinLink(await ensureHomeKey(tx, context), communityId, link.id)
    return { link: { token, madeAt: link.madeAt, madeBy: link.madeBy } }
  })
}

/** A new link to join by, in the place of the one before; without an id none takes its place. */
export async function changeJoinLink(
  context: Context,
  given: { readonly commandId: string; readonly id: string | null },
): Promise<{ readonly done: true } | Refusal<"already-known" | "command-id-taken">> {
  authorise(context, "run-roll")
  const { communityId, accountId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "roll.join-link", async () => {
      const homeKey = await ensureHomeKey(tx, context)
      const id = given.id?.toLowerCase() ?? null
      if (id !== null && (await hasRollLink(tx, communityId, id))) return refuse("already-known", "id")
      const at = context.now()
      await endRollLink(tx, communityId, at)
      if (id !== null) {
        const { hash } = joinLink(homeKey, communityId, id)
        await insertRollLink(tx, communityId, { id, hash }, { at, accountId })
      }
      const data = { made: id !== null }
      await recordAudit(tx, context, { action: "roll.join-link", data })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
