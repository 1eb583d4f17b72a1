import type { Worker } from "node:worker_threads"
import type { MatchedRow } from "../../core/reconcile/decide-row.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import type { FoundPair, MatchAsk, Matcher, MatchRegister } from "../../service/reconcile/matcher.ts"
import { startThread } from "../start-thread.ts"
import type { MatchingMessage, Want } from "./matching-worker.ts"
import { sendPortions } from "./send-portions.ts"

type Told = { readonly id: number; readonly answer?: unknown; readonly failed?: string }
type Waiting = { readonly resolve: (answer: unknown) => void; readonly reject: (error: Error) => void }
type Brought = { readonly sending: Promise<void>; isThere: boolean }

/** Of so many neighbourhoods the thread keeps the register as it was last asked about. */
const MOST_KEPT = 4

/**
 * A matcher with one thread, which starts when it is first asked and is replaced when it dies. A register goes there once, by portions,
 * and is known by its key from then on.
 */
export function openMatcher(): Matcher {
  const waiting = new Map<number, Waiting>()
  /** What the thread has, or is being sent, the one that was asked for last the last. */
  const brought = new Map<string, Brought>()
  let worker: Worker | null = null
  let asked = 0

  const lose = (lost: Worker, words: string) => {
    if (worker !== lost) return
    worker = null
    brought.clear()
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
  const send = (thread: Worker, message: MatchingMessage) => thread.postMessage(message)
  const sendRegister = async (thread: Worker, { key, list, rooms, thisYear }: MatchRegister) => {
    send(thread, { kind: "register", key, header: list.header, thisYear })
    await sendPortions(rooms, (some) => send(thread, { kind: "rooms", key, rooms: some }))
    await sendPortions(list.rows, (some) => send(thread, { kind: "rows", key, rows: some }))
  }
  const bring = async (thread: Worker, register: MatchRegister): Promise<void> => {
    const { key } = register
    const one = brought.get(key) ?? { sending: sendRegister(thread, register), isThere: false }
    brought.delete(key)
    brought.set(key, one)
    await one.sending
    one.isThere = true
    // while others were sent it may have had to make room
    if (worker === thread && brought.get(key) !== one) await bring(thread, register)
  }
  const makeRoom = (thread: Worker) => {
    for (const [key, { isThere }] of [...brought]) {
      if (brought.size <= MOST_KEPT) return
      if (!isThere) continue
      brought.delete(key)
      send(thread, { kind: "forget", key })
    }
  }
  const order = async (thread: Worker, id: number, { register, ...ask }: MatchAsk, want: Want) => {
    await bring(thread, register)
    if (worker !== thread) return
    send(thread, { kind: "order", id, key: register.key, ask, want })
    makeRoom(thread)
  }
  const tell = (ask: MatchAsk, want: Want) =>
    new Promise<unknown>((resolve, reject) => {
      worker ??= start()
      asked += 1
      waiting.set(asked, { resolve, reject })
      worker.ref()
      order(worker, asked, ask, want).catch(reject)
    })
  return {
    match: async (ask) => (await tell(ask, "pairs")) as readonly FoundPair[],
    matchRows: async (ask) => (await tell(ask, "rows")) as readonly MatchedRow[],
    explain: async (ask, one, other) => (await tell(ask, { one, other })) as Waterfall | null,
    close: async () => {
      const last = worker
      if (last === null) return
      lose(last, "the matching was closed")
      await last.terminate()
    },
  }
}
