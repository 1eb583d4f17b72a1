import { useEffect, useRef } from "react"

type Keys = Readonly<Record<string, () => void>>

/** Keys of the list of findings, wherever the focus is but where one types or chooses; letters without Ctrl, Alt or Meta. */
export function useFindingKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target, key } = event
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof Element && target.closest("input, select, textarea, dialog")) return
      const act = latest.current[key.length === 1 ? key.toLowerCase() : key]
      if (act === undefined) return
      event.preventDefault()
      act()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])
}
