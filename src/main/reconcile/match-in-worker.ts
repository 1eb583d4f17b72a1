import type { WatchOptions } from "../../service/reconcile/matcher.ts"
import { startThread } from "../start-thread.ts"
import type { MatchNews, MatchOrder, MatchResult } from "./match-worker.ts"

export type Matched =
  | ({ readonly ok: true } & MatchResult)
  | { readonly ok: false; readonly refusal: "cancelled" }

/** Matches lists on a thread of its own, so that the server answers meanwhile; a street's whole register takes a while. */
export function matchInWorker(
  order: MatchOrder,
  { signal, onProgress }: WatchOptions = {},
): Promise<Matched> {
  if (signal?.aborted) return Promise.resolve({ ok: false, refusal: "cancelled" })
  const worker = startThread(import.meta.url, "match-worker", order)
  return new Promise<Matched>((resolve, reject) => {
    const cancel = () => resolve({ ok: false, refusal: "cancelled" })
    signal?.addEventListener("abort", cancel, { once: true })
    worker.on("message", (news: MatchNews) => {
      if (news.kind === "progress") onProgress?.(news.done)
      else resolve({ ok: true, ...news.result })
    })
    worker.on("error", reject)
    worker.on("exit", () => reject(new Error("the matching ended without a result")))
  }).finally(() => worker.terminate())
}
