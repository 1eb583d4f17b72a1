import type { BoardStairwell } from "../../core/report/board.ts"
import { type Box, type CellSize, inOrder, type MapLayout, type Room } from "./map-shape.ts"

/** A place on the committee's plan, in half doors to the right and half floors down; the same on every screen. */
export type PlanPlace = { readonly x: number; readonly y: number }

/** Half floors that a stairwell's number takes above its doors. */
export const LABEL_UNITS = 2

/** Lays the stairwells out in their places; those without one stand in a row below, in order. */
export function fitPlan(stairwells: readonly BoardStairwell[], room: Room): MapLayout {
  const places = completePlan(stairwells)
  const extent = planExtent(stairwells, places)
  const cell = cellFor(extent, room)
  const boxes = stairwells.map((stairwell, index): Box => {
    const place = places[index] ?? { x: 0, y: 0 }
    return {
      x: Math.round((place.x * cell.width) / 2),
      y: Math.round(((place.y + LABEL_UNITS) * cell.height) / 2),
      width: stairwell.doorsPerFloor * cell.width,
      height: stairwell.floors * cell.height,
    }
  })
  return {
    width: (extent.x * cell.width) / 2,
    height: (extent.y * cell.height) / 2,
    cell,
    label: Math.min(room.label, (LABEL_UNITS * cell.height) / 2),
    boxes,
    lanes: [],
  }
}

/** Every stairwell's place: its own, or one in rows below the plan. */
export function completePlan(stairwells: readonly BoardStairwell[]): PlanPlace[] {
  const placed = stairwells.map(({ plan }) => plan)
  const extent = planExtent(stairwells, placed)
  const rowWidth = Math.max(extent.x, 60)
  let x = 0
  let y = extent.y === 0 ? 0 : extent.y + 1
  let tallest = 0
  for (const index of inOrder(stairwells)) {
    const stairwell = stairwells[index]
    if (stairwell === undefined || placed[index] != null) continue
    const width = stairwell.doorsPerFloor * 2
    if (x > 0 && x + width > rowWidth) {
      x = 0
      y += tallest + 1
      tallest = 0
    }
    placed[index] = { x, y }
    x += width + 1
    tallest = Math.max(tallest, stairwell.floors * 2 + LABEL_UNITS)
  }
  return placed.map((place) => place ?? { x: 0, y: 0 })
}

/** The places that a map laid out in order amounts to: what dragging begins with. */
export function planOf(layout: MapLayout): PlanPlace[] {
  const { cell } = layout
  return layout.boxes.map((box) => ({
    x: Math.round((box.x * 2) / cell.width),
    y: Math.max(0, Math.round((box.y * 2) / cell.height) - LABEL_UNITS),
  }))
}

function planExtent(stairwells: readonly BoardStairwell[], places: readonly (PlanPlace | null)[]): PlanPlace {
  let x = 0
  let y = 0
  for (const [index, place] of places.entries()) {
    const stairwell = stairwells[index]
    if (place === null || stairwell === undefined) continue
    x = Math.max(x, place.x + stairwell.doorsPerFloor * 2)
    y = Math.max(y, place.y + LABEL_UNITS + stairwell.floors * 2)
  }
  return { x, y }
}

function cellFor(extent: PlanPlace, room: Room): CellSize {
  const clamp = (value: number, low: number, high: number) => Math.max(low, Math.min(high, value))
  const width = (room.width * 2) / Math.max(1, extent.x)
  const height = room.height === null ? width / 1.4 : (room.height * 2) / Math.max(1, extent.y)
  return {
    width: Math.floor(clamp(Math.min(width, height * 1.9), room.smallest.width, room.largest.width)),
    height: Math.floor(clamp(Math.min(height, width), room.smallest.height, room.largest.height)),
  }
}
