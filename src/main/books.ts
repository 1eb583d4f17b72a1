import { isHeader } from "../core/forms/recognise-form.ts"
import type { ReadBook, WriteRefusedRows } from "../service/imports/book-tools.ts"
import type { FillShape, KeepShape } from "../service/reconcile/list-shape.ts"
import type { WriteTables } from "../service/reconcile/write-reply.ts"
import type { WriteTable } from "../service/report/export-rows.ts"
import { openBookReader } from "../sheets/reading/book-reader.ts"
import { writeBook } from "./write-book.ts"

/** What reads and writes spreadsheets, as the server is given it; `close` ends the reader. */
export type Books = {
  readonly readBook: ReadBook
  /** Lists have any header, or none: every line is a row. */
  readonly readList: ReadBook
  readonly keepShape: KeepShape
  readonly fillShape: FillShape
  readonly writeTable: WriteTable
  readonly writeTables: WriteTables
  readonly writeRefusedRows: WriteRefusedRows
  readonly close: () => Promise<void>
}

export function openBooks(): Books {
  const reader = openBookReader()
  return {
    readBook: (file) => reader.read(file.bytes, file.name, isHeader),
    readList: (file) => reader.read(file.bytes, file.name, () => true),
    keepShape: (file, of) => reader.keepShape(file.bytes, of),
    fillShape: (shape, filling) => writeBook({ shape, filling }),
    close: () => reader.close(),
    writeTable: (table) => writeBook({ tables: [table] }),
    writeTables: (tables) => writeBook({ tables }),
    writeRefusedRows: async (rows) =>
      (await import("../sheets/writing/write-refused-rows.ts")).writeRefusedRows(rows),
  }
}
