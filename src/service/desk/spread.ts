import { markReadingDays } from "../../store/report/reading-days.ts"
import { refreshScreenings } from "../../store/report/screenings.ts"
import { addTallies } from "../../store/report/tallies.ts"
import { refreshCases } from "../imports/refresh-cases.ts"
import type { Ripples } from "../imports/ripples.ts"
import { planHomes } from "../rounds/plan-homes.ts"
import { settleSights } from "../rounds/settle-sights.ts"
import type { SpreadWork } from "./spread-work.ts"

/**
 * Carries new facts on to all that follows from them: days' sums, who was found by screening, cases of quarantine, what is
 * planned for their homes, which planned checks they settle, what somebody has to see to at once.
 */
export async function spread(work: SpreadWork, ripples: Ripples): Promise<void> {
  const { tx, communityId } = work
  const homes = await refreshCases(work, ripples)
  await markReadingDays(tx, communityId, ripples.readingDays())
  ripples.addTallies(await refreshScreenings(tx, communityId, "returnee", ripples.returnees))
  ripples.addTallies(await refreshScreenings(tx, communityId, "tenant", ripples.tenants))
  await addTallies(tx, communityId, ripples.tallies())
  await planHomes(work, [...homes])
  await settleSights(work, ripples.sights)
}
