import type { ReadBook, WriteRefusedRows } from "../service/imports/book-tools.ts"
import type { WriteTable } from "../service/report/export-rows.ts"
import { makeBookReader } from "../sheets/reader.ts"

/** What reads and writes spreadsheets, as the server is given it; `close` ends the reader. */
export type Books = {
  readonly readBook: ReadBook
  readonly writeTable: WriteTable
  readonly writeRefusedRows: WriteRefusedRows
  readonly close: () => Promise<void>
}

export function openBooks(): Books {
  const reader = makeBookReader()
  return {
    readBook: reader.read,
    close: reader.close,
    // the writing library is large: it is loaded when a workbook is asked for
    writeTable: async (table) => (await import("../sheets/write-table.ts")).writeTable(table),
    writeRefusedRows: async (rows) =>
      (await import("../sheets/write-refused-rows.ts")).writeRefusedRows(rows),
  }
}
