import { memo } from "react"
import type { Box } from "./map-shape.ts"

type MapCellProps = {
  index: number
  box: Box
  vacant: boolean
  /** Has the one tab stop of the map. */
  current: boolean
  /** Was looked for, or its page is open. */
  ringed: boolean
  /** Pressing opens its page. */
  opens: boolean
}

/** The door itself; what it shows on a day and its label are put in by `useDrawnStates`. */
export const MapCell = memo(function MapCell({ index, box, vacant, current, ringed, opens }: MapCellProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no table cells
    <g
      role="gridcell"
      aria-selected={ringed || undefined}
      tabIndex={current ? 0 : -1}
      data-home={index}
      className={opens ? "cell cell-opens" : "cell"}
    >
      <rect
        className={vacant ? "cell-hit cell-vacant" : "cell-hit"}
        x={box.x + 0.5}
        y={box.y + 0.5}
        width={box.width - 1}
        height={box.height - 1}
      />
    </g>
  )
})
