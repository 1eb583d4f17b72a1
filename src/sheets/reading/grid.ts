import type { SheetRow } from "../../core/forms/sheet-table.ts"
import { type BookRefusal, BookRefused } from "./book-refused.ts"
import type { ReadLimits } from "./read-limits.ts"

/** A sheet as it lies in the file: only lines with something in them, each up to its last filled cell. */
export type Grid = { readonly sheet: string; readonly rows: readonly SheetRow[] }

export type ReadGridsResult =
  | { readonly ok: true; readonly grids: readonly Grid[] }
  | { readonly ok: false; readonly refusal: BookRefusal }

/** Takes in the lines of one book, drops what is blank and refuses the book when it outgrows the limits. */
export type GridMaker = {
  readonly startSheet: (sheet: string) => void
  readonly addRow: (line: number, cells: string[]) => void
  readonly grids: () => Grid[]
}

export function makeGrids(limits: Pick<ReadLimits, "cells" | "characters">): GridMaker {
  const grids: { sheet: string; rows: SheetRow[] }[] = []
  let cellsLeft = limits.cells
  let charactersLeft = limits.characters
  return {
    startSheet: (sheet) => {
      grids.push({ sheet, rows: [] })
    },
    addRow: (line, cells) => {
      while (cells.length > 0 && isBlank(cells[cells.length - 1])) cells.pop()
      if (cells.length === 0) return
      cellsLeft -= cells.length
      if (cellsLeft < 0) throw new BookRefused("too-many-cells")
      for (const cell of cells) charactersLeft -= cell.length
      if (charactersLeft < 0) throw new BookRefused("too-large")
      grids.at(-1)?.rows.push({ line, cells })
    },
    grids: () => grids.filter((grid) => grid.rows.length > 0),
  }
}

function isBlank(cell: string | undefined): boolean {
  return cell === undefined || cell === "" || cell.trim() === ""
}
