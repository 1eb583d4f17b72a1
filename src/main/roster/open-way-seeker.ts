import type { Worker } from "node:worker_threads"
import { refuse } from "../../service/refusal.ts"
import type { WaySeeker } from "../../service/roster/way-seeker.ts"
import { keepThread } from "../keep-thread.ts"
import { startThread } from "../start-thread.ts"
import type { SeekOrder } from "./seeking-worker.ts"

/** Whoever waits longer than this has given up. */
const LATE_MS = 20_000

export type SeekerOptions = {
  readonly report: (error: unknown) => void
  readonly lateMs?: number
  readonly start?: () => Worker
}

/** Looks for ways on one thread; of a search that breaks or takes too long the server hears, and another thread does the next. */
export function openWaySeeker({
  report,
  lateMs = LATE_MS,
  start = () => startThread(import.meta.url, "seeking-worker", null),
}: SeekerOptions): WaySeeker & { readonly close: () => Promise<void> } {
  const thread = keepThread("search for ways", start, { lateMs })
  const seek = async <Found>(order: SeekOrder) => {
    try {
      return (await thread.ask(order)) as Found
    } catch (error) {
      report(error)
      return refuse("search-failed")
    }
  }
  return {
    swaps: (ask) => seek({ what: "swaps", ask }),
    standIns: (ask) => seek({ what: "standIns", ask }),
    mends: (ask) => seek({ what: "mends", ask }),
    close: thread.close,
  }
}
