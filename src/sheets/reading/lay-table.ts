import type { SheetTable } from "../../core/forms/sheet-table.ts"
import type { BookRefusal } from "./book-refused.ts"
import type { Grid, ReadGridsResult } from "./grid.ts"

export type ReadBookResult =
  | { readonly ok: true; readonly tables: readonly SheetTable[] }
  | { readonly ok: false; readonly refusal: BookRefusal }

export type IsHeader = (cells: readonly string[]) => boolean

/** Splits every sheet of a book into header and rows. */
export function layTables(read: ReadGridsResult, isHeader: IsHeader): ReadBookResult {
  return read.ok ? { ok: true, tables: read.grids.map((grid) => layTable(grid, isHeader)) } : read
}

/** Titles and hints above a table take a few lines; further down a header is not looked for. */
const LINES_SEARCHED = 50

/**
 * The header is the first line that looks like one, else the first with anything in it; what stands above
 * it is left out.
 * Cells of a row may end before the header does, or after.
 */
function layTable(grid: Grid, isHeader: IsHeader): SheetTable {
  const found = grid.rows.slice(0, LINES_SEARCHED).findIndex((row) => isHeader(row.cells))
  const at = Math.max(0, found)
  return { sheet: grid.sheet, header: grid.rows[at]?.cells ?? [], rows: grid.rows.slice(at + 1) }
}
