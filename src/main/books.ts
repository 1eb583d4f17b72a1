import { isHeader } from "../core/forms/recognise-form.ts"
import type { ReadBook, WriteRefusedRows } from "../service/imports/book-tools.ts"
import type { WriteTable } from "../service/report/export-rows.ts"
import { openBookReader } from "../sheets/reading/book-reader.ts"

/** What reads and writes spreadsheets, as the server is given it; `close` ends the reader. */
export type Books = {
  readonly readBook: ReadBook
  readonly writeTable: WriteTable
  readonly writeRefusedRows: WriteRefusedRows
  readonly close: () => Promise<void>
}

export function openBooks(): Books {
  const reader = openBookReader()
  return {
    readBook: (file) => reader.read(file.bytes, file.name, isHeader),
    close: () => reader.close(),
    // the writing library is large: it is loaded when a workbook is asked for
    writeTable: async (table) => (await import("../sheets/writing/write-table.ts")).writeTable(table),
    writeRefusedRows: async (rows) =>
      (await import("../sheets/writing/write-refused-rows.ts")).writeRefusedRows(rows),
  }
}
