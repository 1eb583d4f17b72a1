import { useEffect, useSyncExternalStore } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"

const listeners = new Set<() => void>()
const shown: { day: PlainDate | null } = { day: null }

/** Puts the day that a screen shows into the header, for as long as the screen stands. */
export function useShowDay(day: PlainDate): void {
  useEffect(() => {
    put(day)
    return () => put(null)
  }, [day])
}

/** The day in the header; null where the screen shows none of its own. */
export function useShownDay(): PlainDate | null {
  return useSyncExternalStore(subscribe, () => shown.day)
}

function put(day: PlainDate | null): void {
  shown.day = day
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
