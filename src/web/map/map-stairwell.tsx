import { memo } from "react"
import type { BoardHome } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { MapCell } from "./map-cell.tsx"
import type { Box, CellSize } from "./map-shape.ts"

/** The homes of a stairwell, floor by floor from the top; each row holds indices of the bundle's homes. */
export type Floors = readonly (readonly number[])[]

type MapStairwellProps = {
  name: string
  doors: number
  floors: Floors
  homes: readonly BoardHome[]
  /** States of this stairwell's homes, in the order of `floors`; the same array as long as none has changed. */
  states: readonly HomeState[]
  /** Homes that a filter leaves out; null without a filter. */
  dim: readonly boolean[] | null
  box: Box
  cell: CellSize
  labelHeight: number
  current: number | null
  ringed: number | null
  opens: boolean
  describe: (home: number, state: HomeState) => string
}

/** A stairwell upright: its number, then its floors with the top one up. */
export const MapStairwell = memo(function MapStairwell(props: MapStairwellProps) {
  const { name, floors, homes, states, dim, box, cell, labelHeight, current, ringed, describe } = props
  const size = Math.max(12, labelHeight - 3)
  let place = 0
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no table rows
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing is not interactive
    <g role="rowgroup" aria-label={name} transform={`translate(${box.x} ${box.y})`}>
      <text className="stairwell-name" x={box.width / 2} y={-3} fontSize={size}>
        {name}
      </text>
      <rect className="stairwell-frame" x={0} y={0} width={box.width} height={box.height} />
      <path className="stairwell-lines" d={gridPath(box, cell)} />
      {floors.map((row, fromTop) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawing has no table rows
        <g role="row" key={row[0] ?? `empty-${fromTop}`}>
          {row.map((index) => {
            const home = homes[index]
            const state = states[place]
            const isDim = dim?.[place] ?? false
            place += 1
            if (home === undefined || state === undefined) return null
            return (
              <MapCell
                key={home.id}
                home={home}
                index={index}
                x={(home.position - 1) * cell.width}
                y={fromTop * cell.height}
                cell={cell}
                state={state}
                label={describe(index, state)}
                dim={isDim}
                current={current === index}
                ringed={ringed === index}
                opens={props.opens}
              />
            )
          })}
        </g>
      ))}
      {ringed !== null && <Ring home={homes[ringed]} floors={floors.length} cell={cell} />}
      <path className="stairwell-ground" d={`M-1 ${box.height + 0.5}h${box.width + 2}`} />
    </g>
  )
})

/** Drawn last, so that no neighbour covers it. */
function Ring({ home, floors, cell }: { home: BoardHome | undefined; floors: number; cell: CellSize }) {
  if (home === undefined) return null
  return (
    <rect
      className="cell-ring"
      x={(home.position - 1) * cell.width - 1.5}
      y={(floors - home.floor) * cell.height - 1.5}
      width={cell.width + 3}
      height={cell.height + 3}
    />
  )
}

/** The lines between doors and floors, one stroke for all: a cell by itself draws only what it has to say. */
function gridPath(box: Box, cell: CellSize): string {
  const columns = Math.round(box.width / cell.width) - 1
  const rows = Math.round(box.height / cell.height) - 1
  const across = Array.from(
    { length: Math.max(0, rows) },
    (_, row) => `M0 ${(row + 1) * cell.height}h${box.width}`,
  )
  const down = Array.from({ length: Math.max(0, columns) }, (_, column) => {
    return `M${(column + 1) * cell.width} 0v${box.height}`
  })
  return [...across, ...down].join("")
}
