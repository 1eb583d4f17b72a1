import { useEffect, useRef } from "react"

type Keys = Readonly<Record<string, () => void>>

/**
 * Keys of a screen, wherever the focus is but in a field: letters small, whatever Caps Lock says; without Ctrl, Alt or Meta. A key that is
 * held down goes on and on through lines, and decides once.
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      const act = latest.current[key]
      if (act === undefined) return
      event.preventDefault()
      if (!event.repeat || STEPS.has(key)) act()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [])
}

/** Keys that go from line to line. */
const STEPS: ReadonlySet<string> = new Set(["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "j", "k"])

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea, dialog, [role=grid]") !==
      null
  )
}
