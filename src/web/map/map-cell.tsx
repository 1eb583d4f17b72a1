import { memo } from "react"
import type { BoardHome } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { CellSigns } from "./cell-signs.tsx"
import type { CellSize } from "./map-shape.ts"

type MapCellProps = {
  home: BoardHome
  index: number
  x: number
  y: number
  cell: CellSize
  state: HomeState
  label: string
  dim: boolean
  /** Has the one tab stop of the map. */
  current: boolean
  /** Was looked for, or its page is open. */
  ringed: boolean
  /** Pressing opens its page. */
  opens: boolean
}

/** One door. Drawn again only when its own state or marks change. */
export const MapCell = memo(function MapCell(props: MapCellProps) {
  const { home, index, x, y, cell, state, label, dim, current, ringed, opens } = props
  const { width, height } = cell
  const corner = Math.max(1.6, height * 0.11)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no table cells
    <g
      role="gridcell"
      aria-label={label}
      aria-selected={ringed || undefined}
      tabIndex={current ? 0 : -1}
      data-home={index}
      transform={`translate(${x} ${y})`}
      className={`cell${dim ? " cell-dim" : ""}${opens ? " cell-opens" : ""}`}
    >
      <rect
        className={home.tenure === "vacant" ? "cell-hit cell-vacant" : "cell-hit"}
        x={0.5}
        y={0.5}
        width={width - 1}
        height={height - 1}
      />
      <CellSigns state={state} cell={cell} />
      {/* beside a figure the dot would read as a decimal point */}
      {home.tenure === "let" && state.status === "quiet" && (
        <circle className="sign-let" cx={corner + 2} cy={height - corner - 2} r={corner} />
      )}
      {home.care === true && <path className="sign-care" d={carePath(cell, corner)} />}
    </g>
  )
})

/** A small diamond in the lower right corner. */
function carePath({ width, height }: CellSize, half: number): string {
  const arm = half * 1.4
  return `M${width - 2 - 2 * arm} ${height - 2 - arm}l${arm} ${-arm}l${arm} ${arm}l${-arm} ${arm}z`
}
