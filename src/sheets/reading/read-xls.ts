import { read, type WorkSheet } from "@e965/xlsx"
import { BookRefused } from "./book-refused.ts"
import { decimalText, serialText } from "./cell-text.ts"
import type { GridMaker } from "./grid.ts"
import { numberFormatOf } from "./read-styles.ts"

/** How an encrypted workbook of today names its one stream, inside the old container. */
const ENCRYPTED_STREAM = Buffer.from("EncryptedPackage", "utf16le")

/** Reads the sheets of an old binary workbook (.xls, .et). */
export function readXls(bytes: Uint8Array, grids: GridMaker): void {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (buffer.includes(ENCRYPTED_STREAM)) throw new BookRefused("password-protected")
  const book = parse(buffer)
  const from1904 = book.Workbook?.WBProps?.date1904 === true
  for (const name of book.SheetNames) {
    const sheet = book.Sheets[name]
    if (sheet === undefined) throw new BookRefused("damaged")
    grids.startSheet(name)
    readRows(sheet, from1904, grids)
  }
}

function parse(buffer: Buffer) {
  try {
    return read(buffer, { type: "buffer", dense: true, cellNF: true, cellFormula: false, cellHTML: false })
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message)
    throw new BookRefused(locked ? "password-protected" : "damaged")
  }
}

type OldCell = { readonly t: string; readonly v?: unknown; readonly w?: string; readonly z?: string | number }

function readRows(sheet: WorkSheet, from1904: boolean, grids: GridMaker): void {
  const rows: (OldCell | undefined)[][] = sheet["!data"] ?? []
  // lines without cells are holes, which forEach passes over
  rows.forEach((row, index) => {
    const cells: string[] = []
    row.forEach((cell, column) => {
      const text = cell === undefined ? "" : textOf(cell, from1904)
      if (text === "") return
      while (cells.length < column) cells.push("")
      cells[column] = text
    })
    grids.addRow(index + 1, cells)
  })
}

function textOf(cell: OldCell, from1904: boolean): string {
  switch (cell.t) {
    case "s":
      return String(cell.v ?? "")
    case "b":
      return cell.v === true ? "TRUE" : "FALSE"
    case "n":
      return typeof cell.v === "number" ? numberText(cell.v, cell.z, from1904) : ""
    case "e":
      return cell.w ?? "#N/A"
    default:
      return ""
  }
}

function numberText(value: number, code: string | number | undefined, from1904: boolean): string {
  const format = numberFormatOf(0, code === undefined ? undefined : String(code))
  if (format === null) return decimalText(value)
  if ("date" in format) return serialText(value, format.date, from1904)
  return decimalText(value).padStart(format.digits, "0")
}
