import type { Cell } from "exceljs"
import { refusalColumns } from "../../core/forms/read-rows.ts"
import { columnKeys, shareHeader } from "./share-header.ts"
import { addSheet, bytesOf, makeBook } from "./write-table.ts"

/** A row that was not imported, as it stood in its file. */
export type RefusedRow = {
  readonly form: string
  readonly header: readonly string[]
  readonly cells: readonly string[]
  readonly refusalId: string
  readonly reason: string
  readonly file: string
  readonly sheet: string
  readonly line: number
  /** The column at fault; null where it is the row as a whole. */
  readonly column: string | null
}

/**
 * Writes refused rows as an .xlsx file to be mended and imported again: a sheet for each form, its own
 * columns first and
 * as they stood, then what was wrong and where. The cell at fault is coloured and says why.
 */
export async function writeRefusedRows(rows: readonly RefusedRow[]): Promise<Uint8Array> {
  const book = await makeBook()
  for (const form of new Set(rows.map((row) => row.form))) {
    const ofForm = rows.filter((row) => row.form === form)
    const shared = shareHeader(ofForm.map((row) => row.header))
    const keys = shared.map((column) => column.key)
    const sheet = addSheet(book, {
      sheet: form,
      header: [...shared.map((column) => column.title), ...refusalColumns],
      rows: ofForm.map((row) => [...cellsIn(keys, row), ...wordsOf(row)]),
    })
    ofForm.forEach((row, index) => {
      const fault = row.column === null ? -1 : keys.indexOf(columnKeys([row.column])[0] ?? "")
      const at = fault < 0 ? keys.length + refusalColumns.indexOf("拒收原因") : fault
      // lines and columns of a sheet count from 1, and the header takes the first line
      markFault(sheet.getCell(index + 2, at + 1), row.reason)
    })
  }
  return bytesOf(book)
}

function cellsIn(keys: readonly string[], row: RefusedRow): string[] {
  const own = new Map(columnKeys(row.header).map((key, index) => [key, row.cells[index] ?? ""]))
  return keys.map((key) => own.get(key) ?? "")
}

/** In the order of `refusalColumns`. */
function wordsOf(row: RefusedRow): string[] {
  return [row.refusalId, row.reason, row.file, row.sheet, String(row.line), row.column ?? ""]
}

const FAULT_COLOUR = "FFFFD6D6"

function markFault(cell: Cell, reason: string): void {
  cell.fill = { type: "pattern", pattern: "solid", fgColor: { argb: FAULT_COLOUR } }
  cell.note = reason
}
