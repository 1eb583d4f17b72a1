import { randomBytes } from "node:crypto"
import { campaignTables } from "../../core/erasure/retention.ts"
import { dayOf, daysFromTo } from "../../core/kit/dates.ts"
import { summaryFrom } from "../../core/report/summary-parts.ts"
import { getCommunity } from "../../store/access/communities.ts"
import type { Tx } from "../../store/database/db.ts"
import {
  eraseCampaignRows,
  findFirstDay,
  freezeSummary,
  replaceFingerprintKey,
} from "../../store/erasure/campaign-rows.ts"
import { getSummaryParts } from "../../store/report/summary-parts.ts"
import { dropCounts } from "../../store/report/tallies.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import type { Erased } from "./erase-subject.ts"

/**
 * Deletes all that identifies anyone in a neighbourhood, once its name was typed out. Stairwells, dwellings and sums stay, the
 * summary of each day is kept without its doors, and the fingerprint key makes place for a new one: a new
 * campaign may begin. The transaction must own the tables and hold the neighbourhood's books.
 */
export async function eraseCampaign(
  tx: Tx,
  context: Pick<Context, "communityId" | "now">,
  given: { readonly confirm: string; readonly reason: string },
): Promise<Erased | Refusal<"not-confirmed">> {
  const { communityId } = context
  const { name } = await getCommunity(tx, communityId)
  if (given.confirm.trim() !== name.trim()) return refuse("not-confirmed", "confirm")
  const firstDay = await findFirstDay(tx, communityId)
  const days = firstDay === null ? [] : daysFromTo(firstDay, dayOf(context.now()))
  for (const day of days) {
    const summary = summaryFrom(await getSummaryParts(tx, communityId, day))
    await freezeSummary(tx, communityId, { ...summary, 隔离分布: {} })
  }
  const counts = await eraseCampaignRows(tx, communityId, campaignTables)
  await dropCounts(tx, communityId)
  await replaceFingerprintKey(tx, communityId, randomBytes(32))
  return { counts, reason: given.reason }
}
