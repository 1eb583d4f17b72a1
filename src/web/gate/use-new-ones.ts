import { useRef } from "react"

/**
 * Which of these came since the list stood: newer than all that was there before. The first sight of a list, or of another
 * one (`of`), is nothing new.
 */
export function useNewOnes(of: string, ids: readonly string[] | undefined): ReadonlySet<string> {
  const seen = useRef<{ of: string; ids: ReadonlySet<string>; fresh: ReadonlySet<string> } | null>(null)
  if (ids === undefined) return nothing
  const before = seen.current
  if (before === null || before.of !== of) seen.current = { of, ids: new Set(ids), fresh: nothing }
  else if (ids.length !== before.ids.size || ids.some((id) => !before.ids.has(id))) {
    // those that come in at the end are older pages
    const known = ids.findIndex((id) => before.ids.has(id))
    const fresh = new Set(ids.slice(0, Math.max(0, known)))
    seen.current = { of, ids: new Set(ids), fresh: new Set([...before.fresh, ...fresh]) }
  }
  return seen.current?.fresh ?? nothing
}

const nothing: ReadonlySet<string> = new Set()
