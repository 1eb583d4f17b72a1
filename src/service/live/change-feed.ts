import type { Change } from "../../store/live/changes.ts"

export type ChangeListener = (change: Omit<Change, "communityId">) => void

/** Hands each neighbourhood's new versions to whoever watches it on this server. */
export type ChangeFeed = {
  readonly tell: (change: Change) => void
  /** Returns what ends the watching. */
  readonly subscribe: (communityId: string, listener: ChangeListener) => () => void
}

export function makeChangeFeed(): ChangeFeed {
  const watching = new Map<string, Set<ChangeListener>>()
  return {
    tell: ({ communityId, version, topics }) => {
      for (const listener of watching.get(communityId) ?? []) listener({ version, topics })
    },
    subscribe: (communityId, listener) => {
      const listeners = watching.get(communityId) ?? new Set()
      watching.set(communityId, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && watching.get(communityId) === listeners) watching.delete(communityId)
      }
    },
  }
}
