import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from "@e965/xlsx"
import { checkZip } from "./check-zip.ts"
import { type BookLimits, BookRefused } from "./limits.ts"

/** A sheet's rows from the first line on; a row may be empty. */
export type SheetCells = { readonly sheet: string; readonly rows: readonly (readonly string[])[] }

/** Reads every sheet of a workbook, hidden ones too, as text. Throws BookRefused, or whatever the library throws. */
export function readWorkbook(bytes: Uint8Array, limits: BookLimits): SheetCells[] {
  if (bytes[0] === 0x50) checkZip(bytes, limits)
  const workbook = parse(bytes)
  const starts1904 = workbook.Workbook?.WBProps?.date1904 === true
  let left = limits.cells
  return workbook.SheetNames.flatMap((sheet) => {
    const cells = workbook.Sheets[sheet]
    if (cells === undefined) return []
    const rows = textRows(cells, starts1904)
    left -= rows.reduce((sum, row) => sum + row.length, 0)
    if (left < 0) throw new BookRefused("too-many-cells")
    return [{ sheet, rows }]
  })
}

function parse(bytes: Uint8Array): WorkBook {
  try {
    return read(bytes, {
      type: "array",
      dense: true,
      cellNF: true,
      cellText: false,
      cellHTML: false,
      cellFormula: false,
    })
  } catch (error) {
    const words = error instanceof Error ? error.message : ""
    throw new BookRefused(/password|encrypt/i.test(words) ? "password-protected" : "damaged")
  }
}

/** Widest sheet that Excel knows. */
const MOST_COLUMNS = 16_384

function textRows(sheet: WorkSheet, starts1904: boolean): string[][] {
  // a dense sheet holds its cells as rows; holes stand for cells that the file does not have
  const data = (sheet as { "!data"?: (CellObject | undefined)[][] })["!data"] ?? []
  return Array.from(data, (row = []) =>
    Array.from(row.slice(0, MOST_COLUMNS), (cell) => (cell === undefined ? "" : textOf(cell, starts1904))),
  )
}

function textOf(cell: CellObject, starts1904: boolean): string {
  switch (cell.t) {
    case "n":
      return numberText(Number(cell.v), typeof cell.z === "string" ? cell.z : "", starts1904)
    case "s":
      return String(cell.v ?? "")
    case "b":
      return cell.v ? "TRUE" : "FALSE"
    case "e":
      return cell.w ?? "#N/A"
    default:
      return ""
  }
}

function numberText(value: number, format: string, starts1904: boolean): string {
  if (SSF.is_date(format)) return dateText(value, starts1904)
  if (Number.isInteger(value)) return BigInt(value).toString()
  // fifteen digits are what a spreadsheet keeps: the rest is binary noise
  const text = String(Number(value.toPrecision(15)))
  return text.includes("e") ? value.toFixed(10).replace(/0+$/, "") : text
}

const DAY_MINUTES = 1_440
const DAYS_1904 = 1_462
/** Day 0 of a spreadsheet's calendar, as it counts since 1 March 1900. */
const DAY_ZERO_MS = Date.UTC(1899, 11, 30)
const LATEST_SERIAL = 2_958_465

function dateText(serial: number, starts1904: boolean): string {
  const minutes = Math.round((serial + (starts1904 ? DAYS_1904 : 0)) * DAY_MINUTES)
  if (minutes < 0 || minutes > LATEST_SERIAL * DAY_MINUTES) return String(serial)
  const text = new Date(DAY_ZERO_MS + minutes * 60_000).toISOString()
  const clock = text.slice(11, 16)
  if (minutes < DAY_MINUTES) return clock
  return minutes % DAY_MINUTES === 0 ? text.slice(0, 10) : `${text.slice(0, 10)} ${clock}`
}
