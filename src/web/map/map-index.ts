import type { BoardHome, BoardStairwell } from "../../core/report/board.ts"
import type { Box, MapLayout } from "./map-shape.ts"
import type { Floors } from "./map-stairwell.tsx"

/** The homes of every stairwell by floor, the top floor first, doors from left to right. */
export function floorsOf(stairwells: readonly BoardStairwell[], homes: readonly BoardHome[]): Floors[] {
  const all = stairwells.map(({ floors }) => Array.from({ length: floors }, (): number[] => []))
  for (const [index, home] of homes.entries()) {
    const floors = all[home.stairwell]
    floors?.[floors.length - home.floor]?.push(index)
  }
  for (const floors of all) {
    for (const row of floors) row.sort((a, b) => (homes[a]?.position ?? 0) - (homes[b]?.position ?? 0))
  }
  return all
}

/** Where every home's cell stands on the map. */
export function placesOf(
  layout: MapLayout,
  stairwells: readonly BoardStairwell[],
  homes: readonly BoardHome[],
): Box[] {
  const { width, height } = layout.cell
  return homes.map(({ stairwell, floor, position }) => {
    const box = layout.boxes[stairwell]
    const floors = stairwells[stairwell]?.floors ?? floor
    return {
      x: (box?.x ?? 0) + (position - 1) * width,
      y: (box?.y ?? 0) + (floors - floor) * height,
      width,
      height,
    }
  })
}
