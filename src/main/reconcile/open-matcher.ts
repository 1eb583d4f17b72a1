import type { Worker } from "node:worker_threads"
import type { MatchedRow } from "../../core/reconcile/decide-row.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import type { FoundPair, MatchAsk, Matcher } from "../../service/reconcile/matcher.ts"
import { startThread } from "../start-thread.ts"
import type { MatchingOrder } from "./matching-worker.ts"

type Told = { readonly id: number; readonly answer?: unknown; readonly failed?: string }
type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }

/** A matcher with one thread, which starts when it is first asked and is replaced when it dies. */
export function openMatcher(): Matcher {
  const waiting = new Map<number, Waiting>()
  let worker: Worker | null = null
  let asked = 0

  const lose = (lost: Worker, words: string) => {
    if (worker === lost) worker = null
    for (const { reject } of waiting.values()) reject(new Error(words))
    waiting.clear()
  }
  const start = (): Worker => {
    const started = startThread(import.meta.url, "matching-worker", null)
    started.on("message", ({ id, answer, failed }: Told) => {
      const one = waiting.get(id)
      waiting.delete(id)
      if (waiting.size === 0) started.unref()
      if (failed === undefined) one?.resolve(answer)
      else one?.reject(new Error(`the matching ended with ${failed}`))
    })
    started.on("error", () => lose(started, "the thread that matches has died"))
    started.on("exit", () => lose(started, "the thread that matches has ended"))
    return started
  }
  const tell = (ask: MatchAsk, want: MatchingOrder["want"]) =>
    new Promise<unknown>((resolve, reject) => {
      worker ??= start()
      asked += 1
      waiting.set(asked, { resolve, reject })
      worker.ref()
      worker.postMessage({ id: asked, ask, want } satisfies MatchingOrder)
    })
  return {
    match: async (ask) => (await tell(ask, "pairs")) as readonly FoundPair[],
    matchRows: async (ask) => (await tell(ask, "rows")) as readonly MatchedRow[],
    explain: async (ask, one, other) => (await tell(ask, { one, other })) as Waterfall | null,
    close: async () => {
      const last = worker
      worker = null
      await last?.terminate()
    },
  }
}
