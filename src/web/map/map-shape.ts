import type { BoardStairwell } from "../../core/report/board.ts"

export type CellSize = { readonly width: number; readonly height: number }

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where everything on the map stands, in px; boxes are by index of the bundle's stairwells and hold doors only. */
export type MapLayout = {
  readonly width: number
  readonly height: number
  readonly cell: CellSize
  /** Height of the line with the stairwell's number, above its box. */
  readonly label: number
  readonly boxes: readonly Box[]
  readonly lanes: readonly { readonly lane: string; readonly x: number; readonly y: number }[]
}

export type Room = {
  readonly width: number
  /** Null where the page may grow: the map then takes the height it needs. */
  readonly height: number | null
  /** Height of a stairwell's number. */
  readonly label: number
  /** The smallest cell that can be read from where the reader stands; below it the map scrolls. */
  readonly smallest: CellSize
  readonly largest: CellSize
}

/** Indices of the stairwells by lane and number, as people count them: 2 before 12. */
export function inOrder(stairwells: readonly BoardStairwell[]): number[] {
  const keyed = stairwells.map(({ lane, number }, index) => ({
    index,
    lane: Number(lane),
    number: Number.parseInt(number, 10),
    text: number,
  }))
  keyed.sort((a, b) => a.lane - b.lane || a.number - b.number || a.text.localeCompare(b.text))
  return keyed.map(({ index }) => index)
}

/** Figures fill a cell without touching its edge. */
export function textSize(cell: CellSize): number {
  return Math.round(Math.min(cell.height * 0.82, cell.width * 0.56))
}
