import { findSwap, listSwapsWith, saveSwapStage } from "../../store/roster/swaps.ts"
import { type SwapWork, tellSwap } from "./swap-work.ts"

/** Open swaps of turns that are given up fall away; whoever is in them is told. */
export async function dropSwapsWith(work: SwapWork, turnIds: readonly string[]): Promise<void> {
  await dropSwaps(work, await listSwapsWith(work.tx, work.communityId, turnIds))
}

export async function dropSwaps(work: SwapWork, ids: readonly string[]): Promise<void> {
  const { tx, communityId, now } = work
  for (const id of ids) {
    const swap = await findSwap(tx, communityId, id)
    if (swap === undefined) continue
    await saveSwapStage(tx, communityId, id, { stage: "lapsed", at: now(), by: null, why: null })
    await tellSwap(work, swap, "swap-decided")
  }
}
