import type { Cell, Workbook, Worksheet } from "exceljs"
import { addSheet, bytesOf, makeBook, type TableToWrite } from "./write-table.ts"

/** A sheet of a workbook, and the first line below its header. */
export type ShapeOf = { readonly sheet: string; readonly firstLine: number }

/** What is written into a shape: on which line each row stands; `added`: columns behind the sender's own, with their heading. */
export type ShapeFilling = {
  readonly sheet: string
  readonly lines: readonly number[]
  readonly width: number
  readonly rows: readonly (readonly string[])[]
  readonly added: { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }
  readonly besides: readonly TableToWrite[]
}

/** Makes of a workbook the one sheet as it looks, with its title and header; every line below is emptied, and so is what is hidden in it. */
export async function keepShape(bytes: Uint8Array, { sheet, firstLine }: ShapeOf): Promise<Uint8Array> {
  const book = await loaded(bytes)
  const kept = sheetOf(book, sheet)
  for (const other of [...book.worksheets]) if (other !== kept) book.removeWorksheet(other.id)
  kept.eachRow((row, line) =>
    row.eachCell({ includeEmpty: false }, (cell) => {
      if (line >= firstLine) cell.value = null
      // a title that is calculated stands as it is shown
      else if (cell.formula) cell.value = cell.text
      // what was remarked on a cell may name somebody
      if (cell.note !== undefined) Reflect.deleteProperty(cell, "_comment")
    }),
  )
  return bytesOf(book)
}

/** Writes rows into a shape, each where it stood, all as text; what was added has the look of the column before it. */
export async function fillShape(shape: Uint8Array, filling: ShapeFilling): Promise<Uint8Array> {
  const book = await loaded(shape)
  const { lines, width, rows, added, besides } = filling
  const sheet = sheetOf(book, filling.sheet)
  const first = Math.min(...lines)
  const headerLine = lineAbove(sheet, first)
  for (const [at, text] of added.header.entries()) {
    const column = width + 1 + at
    if (headerLine !== null) write(sheet, headerLine, column, text, width)
    sheet.getColumn(column).width = ADDED_WIDTH
  }
  for (const [at, line] of lines.entries()) {
    for (const [column, text] of (rows[at] ?? []).entries()) {
      const cell = sheet.getCell(line, column + 1)
      // of merged cells the first holds what all show
      if (text !== "" && (!cell.isMerged || cell.master === cell)) cell.value = text
    }
    for (const [column, text] of (added.rows[at] ?? []).entries()) {
      write(sheet, line, width + 1 + column, text, width)
    }
  }
  for (const table of besides) addSheet(book, table)
  return bytesOf(book)
}

const ADDED_WIDTH = 18

function write(sheet: Worksheet, line: number, column: number, text: string, like: number): void {
  const cell: Cell = sheet.getCell(line, column)
  const { numFmt: _number, ...style } = sheet.getCell(line, like).style
  cell.style = { ...style, numFmt: "@" }
  cell.value = text
}

/** The header stands on the nearest line above the rows that has anything. */
function lineAbove(sheet: Worksheet, first: number): number | null {
  for (let line = first - 1; line > 0; line -= 1) if (sheet.getRow(line).hasValues) return line
  return null
}

async function loaded(bytes: Uint8Array): Promise<Workbook> {
  const book = await makeBook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return book
}

function sheetOf(book: Workbook, name: string): Worksheet {
  const sheet = book.getWorksheet(name)
  if (sheet === undefined) throw new Error("the workbook has no such sheet")
  return sheet
}
