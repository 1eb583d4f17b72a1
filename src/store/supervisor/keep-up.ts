import { setTimeout as sleep } from "node:timers/promises"
import type { SupervisorLog, Up } from "./bring-up.ts"

export type DatabaseState = "up" | "down"

/** A database that is brought up again whenever it goes down. */
export type Kept = {
  state: () => DatabaseState
  /** The server's process id while it is up. */
  pid: () => number | null
  /** Tells of every change until the returned function is called. */
  onStateChange: (listener: (state: DatabaseState) => void) => () => void
  /** Ends the watch; the server itself runs on. */
  letGo: () => Promise<void>
}

/** Up for this many milliseconds, a server has proved itself, and the next restart is at once again. */
const PROVED = 60_000

/** Milliseconds before the next try after so many in vain: 0, 0.5 s, 1 s, 2 s, ... 30 s. */
export function backOff(triesInVain: number): number {
  return triesInVain === 0 ? 0 : Math.min(30_000, 250 * 2 ** triesInVain)
}

/** Watches the session of a server that is up and brings the server up again when the session ends. */
export function keepUp(
  first: Up,
  bringUpAgain: (signal: AbortSignal) => Promise<Up | null>,
  log: SupervisorLog,
): Kept {
  const lettingGo = new AbortController()
  const { signal } = lettingGo
  const listeners = new Set<(state: DatabaseState) => void>()
  let current: Up | null = first
  let triesInVain = 0

  const become = (next: Up | null): void => {
    if (next === current) return
    current = next
    for (const listener of listeners) listener(next === null ? "down" : "up")
  }

  const restart = async (): Promise<Up | null> => {
    for (;;) {
      await sleep(backOff(triesInVain), undefined, { signal }).catch(() => undefined)
      if (signal.aborted) return null
      triesInVain += 1
      const next = await bringUpAgain(signal).catch((error: unknown) => {
        log.warn(`the database could not be started: ${error instanceof Error ? error.message : "unknown"}`)
        return null
      })
      if (next !== null) return next
    }
  }

  const watch = async (): Promise<void> => {
    for (let up: Up | null = first; up !== null; ) {
      const since = performance.now()
      await up.ended
      if (signal.aborted) return
      log.warn("the database went down and is started again")
      become(null)
      if (performance.now() - since > PROVED) triesInVain = 0
      up = await restart()
      if (up !== null && signal.aborted) return up.session.end()
      if (up !== null) {
        log.info("the database is up again")
        become(up)
      }
    }
  }
  const watching = watch()

  return {
    state: () => (current === null ? "down" : "up"),
    pid: () => current?.pid ?? null,
    onStateChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    letGo: async () => {
      lettingGo.abort()
      await current?.session.end().catch(() => undefined)
      await watching
      become(null)
    },
  }
}
