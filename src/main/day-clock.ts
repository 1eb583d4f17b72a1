import type { Ground } from "../service/context.ts"
import type { ListMatching } from "../service/reconcile/list-matching.ts"
import type { DoublesSearch } from "../service/reconcile/search-doubles.ts"
import type { FindingSeeker } from "../service/reconcile/seek-findings.ts"
import { seekFindingsEverywhere } from "../service/reconcile/seek-findings-everywhere.ts"
import { raiseDueEverywhere } from "../service/rounds/raise-due-everywhere.ts"

const EVERY_MS = 20_000

type Engines = {
  readonly lists: Pick<ListMatching, "leftBehind">
  readonly findings: FindingSeeker
  readonly doubles: Pick<DoublesSearch, "whenDue">
}

/** One round of what the clock alone brings about: what is due is raised, lists that a restart left behind are matched, what does not agree is found, doubles are sought. */
export function makeClockRound(
  ground: Ground,
  { lists, findings, doubles }: Engines,
  onFailure: (error: unknown) => void,
): () => Promise<void> {
  return async () => {
    await raiseDueEverywhere(ground, onFailure)
    await lists.leftBehind()
    await seekFindingsEverywhere(ground, findings, onFailure)
    await doubles.whenDue(ground)
  }
}

/** Does a round at once and again every twenty seconds; `stop` waits for the one that is running. */
export function startDayClock(
  ground: Ground,
  engines: Engines,
  onFailure: (error: unknown) => void,
): { readonly stop: () => Promise<void> } {
  const state: { running: Promise<void>; timer: NodeJS.Timeout | undefined; stopped: boolean } = {
    running: Promise.resolve(),
    timer: undefined,
    stopped: false,
  }
  const doRound = makeClockRound(ground, engines, onFailure)
  const round = () => {
    state.running = doRound()
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
