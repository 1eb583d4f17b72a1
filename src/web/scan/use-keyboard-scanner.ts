import { useEffect, useEffectEvent } from "react"
import { asScanned } from "./code-text.ts"
import { addKey, noBurst } from "./typed-burst.ts"

/** What a scanner, or a thermometer that types, has typed. */
export type TypedScan = {
  readonly text: string
  /** As it was typed, where the reader of `text` wants to judge for himself. */
  readonly raw: string
  /** The field that stood in the focus and has taken the letters too; its page decides what becomes of them. */
  readonly field: HTMLElement | null
}

/** Hears scanners that are keyboards, wherever the focus is. A person's typing stays as it is. */
export function useKeyboardScanner(onScan: (scan: TypedScan) => void): void {
  const tell = useEffectEvent(onScan)
  useEffect(() => {
    let burst = noBurst
    const hear = (event: KeyboardEvent) => {
      // an input method is at work: these are not the letters that will be written
      const isComposing = event.isComposing || event.keyCode === 229
      if (isComposing || event.ctrlKey || event.altKey || event.metaKey) {
        burst = noBurst
        return
      }
      const before = burst
      const after = addKey(before, { key: event.key, at: event.timeStamp })
      burst = after.burst
      const field = fieldOf(event.target)
      if (after.typed !== null) {
        // no button is pressed and no form is sent by a device's Enter
        event.preventDefault()
        event.stopPropagation()
        tell({ text: asScanned(after.typed), raw: after.typed, field })
      } else if (field === null && event.key === " " && burst.text.length > 1) {
        // a pass may hold a space: it neither scrolls the page nor presses the button in the focus
        event.preventDefault()
      }
    }
    window.addEventListener("keydown", hear, { capture: true })
    return () => window.removeEventListener("keydown", hear, { capture: true })
  }, [])
}

function fieldOf(target: EventTarget | null): HTMLElement | null {
  if (!(target instanceof HTMLElement)) return null
  return target.matches("input, textarea, select") || target.isContentEditable ? target : null
}
