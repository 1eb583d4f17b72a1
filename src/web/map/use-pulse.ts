import { type RefObject, useEffect, useRef } from "react"
import type { HomeState } from "../../core/report/home-state.ts"
import { hasChanged } from "./sign.ts"

const PULSE_MS = 900

/** Lets every cell in which something happened pulse once; a day that goes by is nothing, nor is the first drawing. */
export function usePulse(root: RefObject<SVGSVGElement | null>, states: readonly HomeState[]): void {
  const before = useRef<readonly HomeState[] | null>(null)
  useEffect(() => {
    const old = before.current
    before.current = states
    const svg = root.current
    if (old === null || svg === null || old.length !== states.length) return
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return
    for (const [home, state] of states.entries()) {
      const last = old[home]
      if (last === undefined || last === state || !hasChanged(last, state)) continue
      svg
        .querySelector(`[data-home="${home}"]`)
        ?.animate([{ opacity: 0.1 }, { opacity: 1 }], { duration: PULSE_MS, easing: "ease-out" })
    }
  }, [root, states])
}
