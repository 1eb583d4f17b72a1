import { useLayoutEffect, useRef } from "react"
import type { HomeState } from "../../core/report/home-state.ts"
import { drawShapes } from "./draw-shapes.ts"
import type { CellSize } from "./map-shape.ts"
import { signShapes } from "./sign-shapes.ts"

/** A state's colour and sign outside the map, by the map's own hand. */
export function CellSigns({ state, cell }: { state: HomeState; cell: CellSize }) {
  const ref = useRef<SVGGElement>(null)
  const { width, height } = cell
  useLayoutEffect(() => {
    if (ref.current) drawShapes(ref.current, signShapes(state, { x: 0, y: 0, width, height }))
  }, [state, width, height])
  return <g ref={ref} />
}
