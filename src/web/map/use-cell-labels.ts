import { type RefObject, useCallback, useEffect, useRef } from "react"
import type { HomeState } from "../../core/report/home-state.ts"

/** A glide through the days says nothing; what the map shows is said once it rests. */
const REST_MS = 300

/**
 * Says what every cell shows to those who hear the map: a while after the last change, as writing thousands of labels
 * is slower than drawing the signs. The function given back writes one label at once, for the cell that takes the focus.
 */
export function useCellLabels(
  root: RefObject<SVGSVGElement | null>,
  states: readonly HomeState[],
  describe: (home: number, state: HomeState) => string,
): (home: number) => void {
  const written = useRef(new WeakMap<Element, string>())
  const write = useCallback(
    (cell: Element, home: number) => {
      const state = states[home]
      const label = state === undefined ? "" : describe(home, state)
      if (written.current.get(cell) === label) return
      written.current.set(cell, label)
      cell.setAttribute("aria-label", label)
    },
    [states, describe],
  )
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const cell of root.current?.querySelectorAll("[data-home]") ?? []) {
        write(cell, Number(cell.getAttribute("data-home")))
      }
    }, REST_MS)
    return () => clearTimeout(timer)
  }, [root, write])
  return useCallback(
    (home: number) => {
      const cell = root.current?.querySelector(`[data-home="${home}"]`)
      if (cell) write(cell, home)
    },
    [root, write],
  )
}
