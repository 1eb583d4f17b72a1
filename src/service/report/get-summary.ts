import type { PlainDate } from "../../core/kit/dates.ts"
import type { Summary } from "../../core/report/summary.ts"
import { summaryFrom } from "../../core/report/summary-parts.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findFrozenSummary } from "../../store/erasure/campaign-rows.ts"
import { getSummaryParts } from "../../store/report/summary-parts.ts"
import type { Ground } from "../context.ts"

/**
 * The summary table of a neighbourhood at the end of a day, as known now, or as kept when its campaign was deleted. Counts
 * only: it needs no one's permission but the caller's.
 */
export async function getSummary(
  ground: Pick<Ground, "db"> & { readonly communityId: string },
  day: PlainDate,
): Promise<Summary> {
  return inNeighbourhood(ground.db, ground.communityId, async (tx) => {
    const frozen = await findFrozenSummary(tx, ground.communityId, day)
    return frozen ?? summaryFrom(await getSummaryParts(tx, ground.communityId, day))
  })
}
