import { lapseSwaps as lapse, listBrokenSwaps } from "../../store/roster/swaps.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import { dropSwaps } from "./drop-swaps.ts"

/** Swaps that nobody decided before their first turn began are over, and so are those of a turn that stands no more: that is said. */
export async function lapseSwaps(work: SpreadWork): Promise<number> {
  const { tx, communityId, now } = work
  const broken = await listBrokenSwaps(tx, communityId)
  await dropSwaps(work, broken)
  return broken.length + (await lapse(tx, communityId, now()))
}
