import type { Query } from "@tanstack/react-query"
import { useEffect, useSyncExternalStore } from "react"
import { streamEvents } from "../../contract/board.ts"
import { type Instant, instantOf } from "../../core/kit/dates.ts"
import { makeLastChanges } from "./last-changes.ts"
import { type LiveEvent, makeEventCutter, waitBeforeAsking, waitBeforeAttempt } from "./live-line.ts"
import { type QueryMeta, queryClient, readSince } from "./query.ts"

/** Whether what the screen shows follows the facts; `since` is the moment at which it stopped or began to. */
export type LiveState = {
  readonly live: boolean
  readonly since: Instant
  /** Grows with every change that was heard of. */
  readonly changes: number
}

/** The server says something at least every 15 s; a line silent for longer is dead, whatever the network says. */
const SILENCE_MS = 35_000

/** So long a page that nobody sees keeps its line: a browser has no more than six to one server, for all its pages together. */
const UNSEEN_MS = 5_000

const listeners = new Set<() => void>()
const line = {
  version: -1,
  changes: makeLastChanges(),
  state: { live: false, since: instantOf(Date.now()), changes: 0 } as LiveState,
  users: 0,
  /** The timer after which what is behind is asked anew. */
  asking: null as number | null,
  stop: null as AbortController | null,
}

/** Keeps the live line open while the screen stands, reads `live` questions anew on a change, and says how it is. */
export function useLive(): LiveState {
  useEffect(() => {
    line.users += 1
    if (line.users === 1) void keepListening()
    return () => {
      line.users -= 1
      if (line.users === 0) line.stop?.abort()
    }
  }, [])
  return useSyncExternalStore(subscribe, () => line.state)
}

async function keepListening(): Promise<void> {
  const stop = new AbortController()
  line.stop = stop
  for (let attempt = 1; !stop.signal.aborted; attempt += 1) {
    await untilSeen(stop.signal)
    const heard = await listenOnce(stop.signal)
    if (heard) attempt = 0
    // a line let go of is taken up again as soon as somebody looks
    if (document.hidden) continue
    setLive(false)
    await pause(waitBeforeAttempt(attempt + 1), stop.signal)
  }
}

/** Listens until the line breaks; true when it had been open. Made of what browsers of 2020 know. */
async function listenOnce(stop: AbortSignal): Promise<boolean> {
  const end = new AbortController()
  const onStop = () => end.abort()
  stop.addEventListener("abort", onStop, { once: true })
  // where the machine knows at once that its network is gone, nobody waits for the silence
  window.addEventListener("offline", onStop)
  let timer = setTimeout(onStop, SILENCE_MS)
  let unseen: number | undefined
  const onSeen = () => {
    clearTimeout(unseen)
    if (document.hidden) unseen = window.setTimeout(onStop, UNSEEN_MS)
  }
  document.addEventListener("visibilitychange", onSeen)
  try {
    const known: HeadersInit = line.version < 0 ? {} : { "last-event-id": String(line.version) }
    const response = await fetch(streamEvents.path, { signal: end.signal, headers: known })
    if (!response.ok || !response.body) return false
    setLive(true)
    const cut = makeEventCutter(hear)
    const reader = response.body.getReader()
    const text = new TextDecoder()
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return true
      clearTimeout(timer)
      timer = setTimeout(onStop, SILENCE_MS)
      cut(text.decode(value, { stream: true }))
    }
  } catch {
    return line.state.live
  } finally {
    clearTimeout(timer)
    clearTimeout(unseen)
    document.removeEventListener("visibilitychange", onSeen)
    window.removeEventListener("offline", onStop)
    stop.removeEventListener("abort", onStop)
  }
}

function hear({ name, data }: LiveEvent): void {
  const said = JSON.parse(data === "" ? "{}" : data) as {
    version?: string
    topics?: readonly string[] | null
    live?: boolean
  }
  // a heartbeat may say that the server itself hears of no changes just now
  if (name === "heartbeat") setLive(said.live !== false)
  if (name !== "change") return
  line.version = Number(said.version)
  line.changes.hear(said.topics ?? null, { version: line.version, at: Date.now() })
  put({ ...line.state, changes: line.state.changes + 1 })
  line.asking ??= window.setTimeout(catchUp, waitBeforeAsking())
}

/** Reads anew what is older than the last change that concerns it; what is being read just now is looked at again afterwards. */
function catchUp(): void {
  line.asking = null
  // what no screen shows just now is asked again by the next that does, however young it is
  void queryClient.invalidateQueries({ type: "inactive", predicate: isBehind, refetchType: "none" })
  const behind = queryClient.getQueryCache().findAll({ type: "active", predicate: isBehind })
  for (const query of behind) {
    if (query.state.fetchStatus === "idle")
      void queryClient.invalidateQueries({ queryKey: query.queryKey, exact: true })
  }
  if (behind.some((query) => query.state.fetchStatus !== "idle"))
    line.asking = window.setTimeout(catchUp, 200)
}

function isBehind(query: Query): boolean {
  const { live, shows } = (query.meta ?? {}) as QueryMeta
  if (live !== true || query.state.status === "error") return false
  const last = line.changes.last(shows)
  // what was asked after hearing of a change knows it: it was told after its commit
  return readSince(query) < last.at && versionOf(query.state.data) < last.version
}

/** As of which version an answer says that it is; -1 where it does not. It may be older than the last change that was told with others. */
function versionOf(data: unknown): number {
  return typeof data === "object" && data !== null && "version" in data ? Number(data.version) : -1
}

function setLive(live: boolean): void {
  if (line.state.live !== live) put({ ...line.state, live, since: instantOf(Date.now()) })
}

function put(state: LiveState): void {
  line.state = state
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Waits until somebody sees the page, or nobody listens any more. */
function untilSeen(stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.hidden && !stop.aborted) return
      document.removeEventListener("visibilitychange", look)
      stop.removeEventListener("abort", look)
      resolve()
    }
    document.addEventListener("visibilitychange", look)
    stop.addEventListener("abort", look)
    look()
  })
}

/** Waits, or less when the network comes back or nobody listens any more. */
function pause(ms: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      window.removeEventListener("online", done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    window.addEventListener("online", done)
    stop.addEventListener("abort", done, { once: true })
  })
}
