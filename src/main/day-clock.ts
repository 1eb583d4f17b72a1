import type { Ground } from "../service/context.ts"
import { makeListMatching } from "../service/reconcile/list-matching.ts"
import type { Matcher } from "../service/reconcile/matcher.ts"
import type { FindingSeeker } from "../service/reconcile/seek-findings.ts"
import { seekFindingsEverywhere } from "../service/reconcile/seek-findings-everywhere.ts"
import { raiseDueEverywhere } from "../service/rounds/raise-due-everywhere.ts"

const EVERY_MS = 20_000

/**
/**
 * Raises what is due by now, matches lists that a restart left behind and looks for what does not agree, at once and again every
 * twenty seconds; `stop` waits for the round that is running.
 */
export function startDayClock(
  ground: Ground,
  { matcher, findings }: { readonly matcher: Pick<Matcher, "match">; readonly findings: FindingSeeker },
  onFailure: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const state: { running: Promise<void>; timer: NodeJS.Timeout | undefined; stopped: boolean } = {
    running: Promise.resolve(),
    timer: undefined,
    stopped: false,
  }
  const matching = makeListMatching(ground, matcher, onFailure)
  const round = () => {
    state.running = raiseDueEverywhere(ground, onFailure)
      .then(matching.leftBehind)
      .then(() => seekFindingsEverywhere(ground, findings, onFailure))
      .catch(onFailure)
      .finally(() => {
        if (!state.stopped) state.timer = setTimeout(round, EVERY_MS)
      })
  }
  round()
  return {
    stop: async () => {
      state.stopped = true
      clearTimeout(state.timer)
      await state.running
    },
  }
}
