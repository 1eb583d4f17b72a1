import { type IsHeader, layTables, type ReadBookResult } from "./lay-table.ts"
import { readGrids } from "./read-grids.ts"
import { defaultReadLimits, type ReadLimits } from "./read-limits.ts"

/**
 * Reads a spreadsheet (.xlsx, .xls, .csv) at once, on this thread. `fileName` names the one sheet of a
 * text file; `isHeader`
 * knows a table's header. Files from strangers go through `openBookReader`, which stops what takes too long.
 */
export function readBook(
  bytes: Uint8Array,
  fileName: string,
  isHeader: IsHeader,
  limits: ReadLimits = defaultReadLimits,
): ReadBookResult {
  return layTables(readGrids(bytes, fileName, limits), isHeader)
}
