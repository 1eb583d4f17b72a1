import type { Workbook, Worksheet } from "exceljs"
import { sheetName, sheetText } from "./sheet-text.ts"

/** One sheet to write: every cell is text. */
export type TableToWrite = {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Writes one table as an .xlsx file. */
export async function writeTable(table: TableToWrite): Promise<Uint8Array> {
  return writeTables([table])
}

/** Writes several, a sheet each. */
export async function writeTables(tables: readonly TableToWrite[]): Promise<Uint8Array> {
  const book = await makeBook()
  for (const table of tables) addSheet(book, table)
  return bytesOf(book)
}

/** The library is large and loaded when something is written. */
export async function makeBook(): Promise<Workbook> {
  const { default: excel } = await import("exceljs")
  return new excel.Workbook()
}

export async function bytesOf(book: Workbook): Promise<Uint8Array> {
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/**
 * The format of text. A cell of it is never calculated, whatever it begins with and even after it was
 * edited; and long
 * numbers keep all their digits when someone types them.
 */
const TEXT = "@"
const COLUMN_WIDTH = 16

/** Adds a sheet with a header that stays in sight and cells of text. */
export function addSheet(book: Workbook, table: TableToWrite): Worksheet {
  const taken = new Set(book.worksheets.map((sheet) => sheet.name))
  const sheet = book.addWorksheet(sheetName(table.sheet, taken), { views: [{ state: "frozen", ySplit: 1 }] })
  sheet.columns = table.header.map(() => ({ width: COLUMN_WIDTH, style: { numFmt: TEXT } }))
  sheet.addRow(table.header.map(sheetText)).font = { bold: true }
  for (const row of table.rows) sheet.addRow(row.map(sheetText))
  return sheet
}
