import type { BoardStairwell } from "../../core/report/board.ts"
import { hasSeveralLanes } from "./home-text.ts"
import type { Box, CellSize, MapLayout } from "./map-shape.ts"

type ShelfOptions = {
  readonly width: number
  readonly cell: CellSize
  readonly gap: number
  readonly label: number
}

const LANE_LINE = 20

/** Stands the stairwells in rows, left to right, all of a row on one ground; every lane begins a row where there are several. */
export function layShelves(
  stairwells: readonly BoardStairwell[],
  order: readonly number[],
  { width, cell, gap, label }: ShelfOptions,
): MapLayout {
  const severalLanes = hasSeveralLanes(stairwells)
  const boxes = new Array<Box>(stairwells.length)
  const lanes: { lane: string; x: number; y: number }[] = []
  let top = 0
  let widest = 0
  for (const shelf of cutShelves(stairwells, order, width, cell, gap)) {
    const head = stairwells[shelf[0] ?? 0]
    if (severalLanes && head !== undefined && lanes.at(-1)?.lane !== head.lane) {
      lanes.push({ lane: head.lane, x: 0, y: top })
      top += LANE_LINE
    }
    const tallest = Math.max(...shelf.map((index) => floorsOf(stairwells, index))) * cell.height
    let x = 0
    for (const index of shelf) {
      const height = floorsOf(stairwells, index) * cell.height
      const boxWidth = (stairwells[index]?.doorsPerFloor ?? 1) * cell.width
      boxes[index] = { x, y: top + label + tallest - height, width: boxWidth, height }
      x += boxWidth + gap
    }
    widest = Math.max(widest, x - gap)
    top += label + tallest + gap
  }
  return { width: widest, height: Math.max(0, top - gap), cell, label, boxes, lanes }
}

function cutShelves(
  stairwells: readonly BoardStairwell[],
  order: readonly number[],
  width: number,
  cell: CellSize,
  gap: number,
): number[][] {
  const shelves: number[][] = []
  let used = Number.POSITIVE_INFINITY
  let lane: string | null = null
  for (const index of order) {
    const stairwell = stairwells[index]
    if (stairwell === undefined) continue
    const needed = stairwell.doorsPerFloor * cell.width
    if (used + gap + needed > width || stairwell.lane !== lane) {
      shelves.push([])
      used = -gap
      lane = stairwell.lane
    }
    shelves.at(-1)?.push(index)
    used += gap + needed
  }
  return shelves
}

function floorsOf(stairwells: readonly BoardStairwell[], index: number): number {
  return stairwells[index]?.floors ?? 1
}
