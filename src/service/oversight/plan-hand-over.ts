import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { type InHand, spreadOver } from "../../core/oversight/hand-over.ts"
import type { Tx } from "../../store/database/db.ts"
import { type ColleagueRow, listColleagues } from "../../store/oversight/colleagues.ts"
import { listInHand } from "../../store/oversight/hand-overs.ts"
import type { Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"

export type HandOverPlan = {
  readonly from: ColleagueRow
  readonly to: readonly ColleagueRow[]
  readonly given: readonly { readonly item: InHand; readonly toId: string }[]
}

/** What would go to whom. The one who hands over may have left already; those who take over are at work. */
export async function planHandOver(
  tx: Tx,
  communityId: string,
  given: { readonly fromId: string; readonly toIds: readonly string[] },
  now: Instant,
): Promise<HandOverPlan | Refusal<"not-found" | "nobody-may-take">> {
  const colleagues = await listColleagues(tx, communityId)
  const from = colleagues.find(({ id }) => id === given.fromId)
  if (from === undefined) return refuse("not-found", "fromId")
  const to = colleagues.filter(({ id, disabled }) => given.toIds.includes(id) && id !== from.id && !disabled)
  if (to.length < new Set(given.toIds).size) return refuse("not-found", "toIds")
  const spread = spreadOver(await listInHand(tx, communityId, from.id, dayOf(now)), to)
  return spread === null ? refuse("nobody-may-take", "toIds") : { from, to, given: spread }
}
