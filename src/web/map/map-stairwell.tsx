import { memo } from "react"
import type { BoardHome } from "../../core/report/board.ts"
import { MapCell } from "./map-cell.tsx"
import type { Box, CellSize } from "./map-shape.ts"

/** The homes of a stairwell, floor by floor from the top; each row holds indices of the bundle's homes. */
export type Floors = readonly (readonly number[])[]

type MapStairwellProps = {
  name: string
  floors: Floors
  homes: readonly BoardHome[]
  /** Where every home's cell stands. */
  places: readonly Box[]
  box: Box
  cell: CellSize
  labelHeight: number
  current: number | null
  ringed: number | null
  opens: boolean
}

/** A stairwell upright: its number, then its floors with the top one up. */
export const MapStairwell = memo(function MapStairwell(props: MapStairwellProps) {
  const { name, floors, homes, places, box, cell, labelHeight, current, ringed, opens } = props
  const size = Math.max(12, labelHeight - 3)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing has no table rows
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of a drawing is not interactive
    <g role="rowgroup" aria-label={name}>
      <text className="stairwell-name" x={box.x + box.width / 2} y={box.y - 3} fontSize={size}>
        {name}
      </text>
      <rect className="stairwell-frame" {...box} />
      <path className="stairwell-lines" d={gridPath(box, cell)} />
      {floors.map((row, fromTop) => (
        // biome-ignore lint/a11y/useSemanticElements: a drawing has no table rows
        <g role="row" key={row[0] ?? `empty-${fromTop}`}>
          {row.map((index) => {
            const home = homes[index]
            const place = places[index]
            if (home === undefined || place === undefined) return null
            return (
              <MapCell
                key={home.id}
                index={index}
                box={place}
                vacant={home.tenure === "vacant"}
                current={current === index}
                ringed={ringed === index}
                opens={opens}
              />
            )
          })}
        </g>
      ))}
      <path className="stairwell-ground" d={`M${box.x - 1} ${box.y + box.height + 0.5}h${box.width + 2}`} />
    </g>
  )
})

/** The lines between doors and floors, one stroke for all: a cell by itself draws only what it has to say. */
function gridPath({ x, y, width, height }: Box, cell: CellSize): string {
  const columns = Math.round(width / cell.width) - 1
  const rows = Math.round(height / cell.height) - 1
  const across = Array.from({ length: Math.max(0, rows) }, (_, row) => {
    return `M${x} ${y + (row + 1) * cell.height}h${width}`
  })
  const down = Array.from({ length: Math.max(0, columns) }, (_, column) => {
    return `M${x + (column + 1) * cell.width} ${y}v${height}`
  })
  return [...across, ...down].join("")
}
