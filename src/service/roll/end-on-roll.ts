import type { WorkerEnd } from "../../core/roster/roll.ts"
import { endWorkers } from "../../store/roster/roll-changes.ts"
import { raiseGaps } from "../my-duty/duty-gaps.ts"
import { dropSwapsWith } from "../swaps/drop-swaps.ts"
import type { SwapWork } from "../swaps/swap-work.ts"

/**
 * Ends people's time on the roll, with their turns that are still to come: swaps of these fall away, and the office has a task
 * for each place they leave. Gives how many turns.
 */
export async function endOnRoll(
  work: SwapWork,
  workerIds: readonly string[],
  why: WorkerEnd,
): Promise<number> {
  const left = await endWorkers(work.tx, work.communityId, workerIds, { at: work.now(), why })
  const ids = left.map(({ id }) => id)
  await dropSwapsWith(work, ids)
  await raiseGaps(work, left)
  return left.length
}
