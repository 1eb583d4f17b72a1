import { isHeader } from "../core/forms/recognise-form.ts"
import type { SheetRow, SheetTable } from "../core/forms/sheet-table.ts"
import { decodeText } from "./decode-text.ts"
import { unquoteFormula } from "./formula-text.ts"
import { type BookLimits, type BookRefusal, BookRefused } from "./limits.ts"
import { parseCsv } from "./parse-csv.ts"
import { readWorkbook, type SheetCells } from "./read-workbook.ts"

export type ReadBookResult =
  | { readonly ok: true; readonly tables: readonly SheetTable[] }
  | { readonly ok: false; readonly refusal: BookRefusal }

/** Title lines above the header that are looked through. */
const LINES_BEFORE_HEADER = 30

/**
 * Reads a workbook (.xlsx, .xls) or a .csv, told apart by their bytes and not by the file's name. Runs to its end or until a limit of
 * size; a limit of time is its caller's (see reader.ts). Never throws for what a file holds.
 */
export function readBook(bytes: Uint8Array, fileName: string, limits: BookLimits): ReadBookResult {
  try {
    if (bytes.length === 0) throw new BookRefused("empty-file")
    if (bytes.length > limits.fileBytes) throw new BookRefused("too-large")
    const sheets = readSheets(bytes, fileName, limits)
    return { ok: true, tables: sheets.map(tableOf).filter((table) => table.header.length > 0) }
  } catch (error) {
    if (error instanceof BookRefused) return { ok: false, refusal: error.refusal }
    // the workbook library throws many things at files it cannot make sense of
    return { ok: false, refusal: "damaged" }
  }
}

function readSheets(bytes: Uint8Array, fileName: string, limits: BookLimits): SheetCells[] {
  if (beginsWith(bytes, ZIP) || beginsWith(bytes, COMPOUND)) return readWorkbook(bytes, limits)
  const text = decodeText(bytes)
  if (text === null) throw new BookRefused("not-a-spreadsheet")
  const name = fileName.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "")
  return [{ sheet: name, rows: parseCsv(text, limits.cells) }]
}

function tableOf({ sheet, rows }: SheetCells): SheetTable {
  const lines = rows
    .map((cells, index): SheetRow => ({ line: index + 1, cells: cells.map(unquoteFormula) }))
    .filter(hasText)
  const near = lines.slice(0, LINES_BEFORE_HEADER)
  const header = near.find((row) => isHeader(row.cells)) ?? near[0]
  if (header === undefined) return { sheet, header: [], rows: [] }
  const cells = trimEnd(header.cells)
  return { sheet, header: cells, rows: lines.filter((row) => row.line > header.line) }
}

function hasText(row: SheetRow): boolean {
  return row.cells.some((cell) => cell.trim() !== "")
}

function trimEnd(cells: readonly string[]): string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== "") + 1)
}

const ZIP = [0x50, 0x4b]
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0]

function beginsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte)
}
