import type { MatchedRow } from "../../core/reconcile/decide-row.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import type { FoundPair, MatchAsk, Matcher } from "../../service/reconcile/matcher.ts"
import { keepThread } from "../keep-thread.ts"
import { startThread } from "../start-thread.ts"
import type { MatchingOrder } from "./matching-worker.ts"

/** A matcher with one thread, which starts when it is first asked and is replaced when it dies. */
export function openMatcher(): Matcher {
  const thread = keepThread("matching", () => startThread(import.meta.url, "matching-worker", null))
  const tell = (ask: MatchAsk, want: MatchingOrder["want"]) =>
    thread.ask({ ask, want } satisfies MatchingOrder)
  return {
    match: async (ask) => (await tell(ask, "pairs")) as readonly FoundPair[],
    matchRows: async (ask) => (await tell(ask, "rows")) as readonly MatchedRow[],
    explain: async (ask, one, other) => (await tell(ask, { one, other })) as Waterfall | null,
    close: thread.close,
  }
}
