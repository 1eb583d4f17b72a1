import type { DeskCall } from "./desk-call.ts"

/**
 * Calls that the server has not acknowledged yet, each under a key of its own: written at every stroke, so that a reload or a
 * crash loses nothing, and deleted once the server has it. Each account sees its own.
 */
export type KeptCalls = {
  readonly all: () => readonly DeskCall[]
  readonly put: (call: DeskCall) => void
  readonly remove: (id: string) => void
  readonly subscribe: (listener: () => void) => () => void
  /** False where this browser keeps nothing beyond the page. */
  readonly isLasting: () => boolean
}

export function keepCalls(storage: Storage | null, accountId: string): KeptCalls {
  const prefix = `shouwang.calls.${accountId}.`
  const listeners = new Set<() => void>()
  const held = { calls: readAll(storage, prefix), lasting: storage !== null }
  const show = (calls: readonly DeskCall[]) => {
    held.calls = calls
    for (const listener of listeners) listener()
  }
  const tryTo = (work: (storage: Storage) => void) => {
    try {
      if (storage !== null) work(storage)
    } catch {
      // full, or forbidden: the page itself still holds it
      held.lasting = false
    }
  }
  const onOtherWindow = (event: StorageEvent) => {
    if (event.key === null || event.key.startsWith(prefix)) show(readAll(storage, prefix))
  }
  return {
    all: () => held.calls,
    isLasting: () => held.lasting,
    put: (call) => {
      tryTo((kept) => kept.setItem(prefix + call.id, JSON.stringify(call)))
      const known = held.calls.some(({ id }) => id === call.id)
      show(known ? held.calls.map((each) => (each.id === call.id ? call : each)) : [...held.calls, call])
    },
    remove: (id) => {
      tryTo((kept) => kept.removeItem(prefix + id))
      show(held.calls.filter((call) => call.id !== id))
    },
    subscribe: (listener) => {
      if (listeners.size === 0) window.addEventListener("storage", onOtherWindow)
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0) window.removeEventListener("storage", onOtherWindow)
      }
    },
  }
}

function readAll(storage: Storage | null, prefix: string): readonly DeskCall[] {
  if (storage === null) return []
  const keys = Object.keys(storage).filter((key) => key.startsWith(prefix))
  return keys
    .flatMap((key) => {
      try {
        const call: unknown = JSON.parse(storage.getItem(key) ?? "null")
        return isCall(call) ? [call] : []
      } catch {
        return []
      }
    })
    .toSorted((one, other) => (one.at < other.at ? -1 : 1))
}

/** What an older page kept may be shaped otherwise. */
function isCall(kept: unknown): kept is DeskCall {
  return (
    typeof kept === "object" &&
    kept !== null &&
    ["id", "commandId", "at", "stage", "caller", "note"].every(
      (key) => typeof (kept as Record<string, unknown>)[key] === "string",
    )
  )
}
