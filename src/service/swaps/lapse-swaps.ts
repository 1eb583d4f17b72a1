import { lapseSwaps as lapse } from "../../store/roster/swaps.ts"
import type { SpreadWork } from "../desk/spread-work.ts"

/** Swaps that nobody decided before their first turn began are over. */
export async function lapseSwaps({ tx, communityId, now }: SpreadWork): Promise<number> {
  return lapse(tx, communityId, now())
}
