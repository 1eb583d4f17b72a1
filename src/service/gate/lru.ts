/** Keeps what was asked for last, so much of it at most. */
export type Lru<Value> = {
  readonly get: (key: string) => Value | undefined
  readonly set: (key: string, value: Value) => void
  readonly delete: (key: string) => void
}

export function makeLru<Value>(most: number): Lru<Value> {
  const kept = new Map<string, Value>()
  return {
    get: (key) => {
      const value = kept.get(key)
      if (value === undefined) return undefined
      // a map keeps the order of setting: the first is what nobody asked for the longest
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    set: (key, value) => {
      kept.delete(key)
      kept.set(key, value)
      for (const oldest of kept.keys()) {
        if (kept.size <= most) break
        kept.delete(oldest)
      }
    },
    delete: (key) => {
      kept.delete(key)
    },
  }
}
