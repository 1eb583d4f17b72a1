import { type RefObject, useEffect, useRef } from "react"
import type { HomeState } from "../../core/report/home-state.ts"
import { hasChanged } from "./sign.ts"

const PULSE_MS = 900
/** Days that go by faster than this are a glide, in which an eye follows the whole and no single cell. */
const GLIDE_MS = 200
/** More cells than this at once are another scene and not a change in it. */
const MOST = 60

/** Lets every cell in which something happened pulse once; a day that goes by is nothing, nor is the first drawing. */
export function usePulse(root: RefObject<SVGSVGElement | null>, states: readonly HomeState[]): void {
  const before = useRef<{ states: readonly HomeState[]; at: number } | null>(null)
  useEffect(() => {
    const last = before.current
    const at = performance.now()
    before.current = { states, at }
    if (last === null || last.states.length !== states.length || at - last.at < GLIDE_MS) return
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return
    const changed = [...states.entries()].filter(([home, state]) => {
      const old = last.states[home]
      return old !== undefined && hasChanged(old, state)
    })
    if (changed.length > MOST) return
    for (const [home] of changed) {
      root.current
        ?.querySelector(`[data-home="${home}"]`)
        ?.animate([{ opacity: 0.1 }, { opacity: 1 }], { duration: PULSE_MS, easing: "ease-out" })
    }
  }, [root, states])
}
