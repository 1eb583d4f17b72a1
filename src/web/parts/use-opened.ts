import { useCallback, useState } from "react"

/**
 * What stands open beside a screen. `close` and `follow` (with what comes next) hold for what stood open when they were handed out,
 * and not for what was opened since: an answer that comes late leaves another form, and what is typed there, alone.
 */
export function useOpened<One>() {
  const [held, setHeld] = useState<{ readonly one: One } | null>(null)
  return {
    opened: held?.one ?? null,
    open: useCallback((one: One) => setHeld({ one }), []),
    close: () => setHeld((now) => (now === held ? null : now)),
    follow: (next: One) => setHeld((now) => (now === held ? { one: next } : now)),
  }
}
