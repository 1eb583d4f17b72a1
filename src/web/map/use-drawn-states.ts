import { type RefObject, useLayoutEffect, useRef } from "react"
import type { BoardHome } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { drawShapes } from "./draw-shapes.ts"
import { type MapFilter, passes } from "./map-filter.ts"
import type { Box } from "./map-shape.ts"
import type { Floors } from "./map-stairwell.tsx"
import type { Shape } from "./shape.ts"
import { markShapes, signShapes } from "./sign-shapes.ts"

export type DrawnStates = {
  readonly homes: readonly BoardHome[]
  readonly floors: readonly Floors[]
  readonly places: readonly Box[]
  readonly states: readonly HomeState[]
  readonly filter: MapFilter | null
}

/** Draws one home anew; `isDim` where a filter leaves it out. */
export type DrawHome = (home: number, place: Box, shapes: readonly Shape[], isDim: boolean) => void

/**
 * Calls for every home whose drawing is not what it was: equal states are the same object, so a day asks for no more
 * than the homes in which something changed. Everything is drawn anew when homes, places or the `ground` that is drawn
 * on are others; `begin` hears of it.
 */
export function useChangedHomes(
  now: DrawnStates,
  begin: (again: boolean) => DrawHome | null,
  ground = "",
): void {
  const { homes, floors, places, states, filter } = now
  const last = useRef<(DrawnStates & { ground: string }) | null>(null)
  useLayoutEffect(() => {
    const before = last.current
    const again =
      before?.homes !== homes ||
      before.floors !== floors ||
      before.places !== places ||
      before.ground !== ground
    const draw = begin(again)
    if (draw === null) return
    const all = again || before.filter !== filter
    for (const [index, home] of homes.entries()) {
      const [state, place] = [states[index], places[index]]
      if (state === undefined || place === undefined) continue
      if (!all && before.states[index] === state) continue
      draw(index, place, shapesOf(home, state, place), filter !== null && !passes(filter, home, state))
    }
    last.current = { homes, floors, places, states, filter, ground }
  }, [begin, homes, floors, places, states, filter, ground])
}

function shapesOf(home: BoardHome, state: HomeState, place: Box): Shape[] {
  // beside a figure the dot of a let home would read as a decimal point
  const marks = { let: home.tenure === "let" && state.status === "quiet", care: home.care === true }
  return [...signShapes(state, place), ...markShapes(marks, place)]
}

/** Draws into the cells themselves: sharp at any size and on paper, but slow to change. */
export function drawInto(cells: readonly (SVGGElement | undefined)[]): DrawHome {
  return (home, _place, shapes, isDim) => {
    const cell = cells[home]
    if (cell === undefined) return
    drawShapes(cell, shapes)
    if (cell.hasAttribute("data-dim") !== isDim) cell.toggleAttribute("data-dim", isDim)
  }
}

/** The cells of a map by the index of their homes. */
export function cellsOf(root: RefObject<SVGSVGElement | null>): (SVGGElement | undefined)[] {
  const cells: (SVGGElement | undefined)[] = []
  for (const cell of root.current?.querySelectorAll<SVGGElement>("[data-home]") ?? []) {
    cells[Number(cell.getAttribute("data-home"))] = cell
  }
  return cells
}
