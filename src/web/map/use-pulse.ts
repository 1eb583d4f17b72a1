import { type RefObject, useEffect, useRef } from "react"
import type { HomeState } from "../../core/report/home-state.ts"
import type { Box } from "./map-shape.ts"
import { hasChanged } from "./sign.ts"

const PULSE_MS = 900
/** Days that go by faster than this are a glide, in which an eye follows the whole and no single cell. */
const GLIDE_MS = 200
/** More cells than this at once are another scene and not a change in it. */
const MOST = 60

/** Lets every cell in which something happened pulse once; a day that goes by is nothing, nor is the first drawing. */
export function usePulse(
  stack: RefObject<HTMLElement | null>,
  states: readonly HomeState[],
  places: readonly Box[],
): void {
  const before = useRef<{ states: readonly HomeState[]; at: number } | null>(null)
  useEffect(() => {
    const last = before.current
    const at = performance.now()
    before.current = { states, at }
    if (
      last === null ||
      last.states === states ||
      last.states.length !== states.length ||
      at - last.at < GLIDE_MS
    )
      return
    if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return
    const changed = [...states.entries()].filter(([home, state]) => {
      const old = last.states[home]
      return old !== undefined && hasChanged(old, state)
    })
    if (changed.length > MOST) return
    for (const [home] of changed) pulse(stack.current, places[home])
  }, [stack, states, places])
}

/** The cell appears once more out of the paper. */
function pulse(stack: HTMLElement | null, place: Box | undefined): void {
  if (stack === null || place === undefined) return
  const cover = document.createElement("div")
  cover.className = "map-pulse"
  const { x, y, width, height } = place
  cover.style.cssText = `left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px`
  stack.append(cover)
  const fading = cover.animate([{ opacity: 0.9 }, { opacity: 0 }], { duration: PULSE_MS, easing: "ease-out" })
  fading.onfinish = () => cover.remove()
}
