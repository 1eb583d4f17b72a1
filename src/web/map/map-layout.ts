import type { BoardStairwell } from "../../core/report/board.ts"
import { type CellSize, inOrder, type MapLayout, type Room } from "./map-shape.ts"
import { fitPlan } from "./plan-layout.ts"
import { layShelves } from "./shelves.ts"

const GAP = 6
/** Width to height of a door that reads best. */
const BEST_SHAPE = 1.4
const SHAPES = [1.2, 1.3, 1.4, 1.5, 1.6, 1.75, 1.9]

/** The largest cells with which all stairwells fit into the room, in the order of numbers or in their places. */
export function layOutMap(stairwells: readonly BoardStairwell[], room: Room): MapLayout {
  if (stairwells.some((stairwell) => stairwell.plan !== null)) return fitPlan(stairwells, room)
  const order = inOrder(stairwells)
  let best: { layout: MapLayout; score: number } | null = null
  for (const cell of sizes(room)) {
    const score = Math.min(cell.width / BEST_SHAPE, cell.height)
    if (best !== null && score <= best.score) continue
    const layout = layShelves(stairwells, order, { width: room.width, cell, gap: GAP, label: room.label })
    if (layout.width > room.width || (room.height !== null && layout.height > room.height)) continue
    best = { layout, score }
  }
  const laid =
    best?.layout ??
    layShelves(stairwells, order, { width: room.width, cell: room.smallest, gap: GAP, label: room.label })
  return spread(laid, room)
}

function sizes(room: Room): CellSize[] {
  if (room.height === null) return [room.largest]
  const list: CellSize[] = []
  for (let height = room.largest.height; height >= room.smallest.height; height -= 1) {
    for (const shape of SHAPES) {
      const width = Math.round(height * shape)
      if (width >= room.smallest.width && width <= room.largest.width) list.push({ width, height })
    }
  }
  return list
}

/** Shares what is left of the height between the rows of houses, and never more than a floor and a half. */
function spread(layout: MapLayout, room: Room): MapLayout {
  const rows = [...new Set(layout.boxes.map((box) => box.y + box.height))].sort((a, b) => a - b)
  if (room.height === null || rows.length < 2) return layout
  const spare = (room.height - layout.height) / (rows.length - 1)
  const each = Math.max(0, Math.min(Math.floor(spare), Math.round(layout.cell.height * 1.5)))
  const shift = new Map(rows.map((row, index) => [row, index * each]))
  return {
    ...layout,
    height: layout.height + each * (rows.length - 1),
    boxes: layout.boxes.map((box) => ({ ...box, y: box.y + (shift.get(box.y + box.height) ?? 0) })),
    // a lane's name stands over the first row below it
    lanes: layout.lanes.map((lane) => {
      const below = rows.findIndex((row) => row > lane.y)
      return { ...lane, y: lane.y + Math.max(0, below) * each }
    }),
  }
}
