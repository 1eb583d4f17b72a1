import type { Room } from "../../core/reconcile/room-table.ts"
import type { WatchOptions, WrittenList } from "../../service/reconcile/matcher.ts"
import { startThread } from "../start-thread.ts"
import type { MatchNews, MatchOrder, MatchPart, MatchResult } from "./match-worker.ts"
import { sendPortions } from "./send-portions.ts"

export type ListsToMatch = Omit<MatchOrder, "headers"> & {
  readonly lists: readonly WrittenList[]
  readonly rooms: readonly Room[]
}

export type Matched =
  | ({ readonly ok: true } & MatchResult)
  | { readonly ok: false; readonly refusal: "cancelled" }

/** Matches lists on a thread of its own, so that the server answers meanwhile; a street's whole register takes a while. */
export function matchInWorker(
  { lists, rooms, ...order }: ListsToMatch,
  { signal, onProgress }: WatchOptions = {},
): Promise<Matched> {
  if (signal?.aborted) return Promise.resolve({ ok: false, refusal: "cancelled" })
  const headers = lists.map(({ header }) => header)
  const worker = startThread(import.meta.url, "match-worker", { ...order, headers } satisfies MatchOrder)
  const send = (part: MatchPart) => worker.postMessage(part)
  return new Promise<Matched>((resolve, reject) => {
    const cancel = () => resolve({ ok: false, refusal: "cancelled" })
    signal?.addEventListener("abort", cancel, { once: true })
    worker.on("message", (news: MatchNews) => {
      if (news.kind === "progress") onProgress?.(news.done)
      else resolve({ ok: true, ...news.result })
    })
    worker.on("error", reject)
    worker.on("exit", () => reject(new Error("the matching ended without a result")))
    const sendAll = async () => {
      await sendPortions(rooms, (some) => send({ kind: "rooms", rooms: some }))
      for (const [list, { rows }] of lists.entries()) {
        await sendPortions(rows, (some) => send({ kind: "rows", list, rows: some }))
      }
      send({ kind: "go" })
    }
    sendAll().catch(reject)
  }).finally(() => worker.terminate())
}
