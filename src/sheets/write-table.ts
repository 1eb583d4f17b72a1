import ExcelJS from "exceljs"
import { quoteFormula } from "./formula-text.ts"

const WIDEST = 40

/** A workbook of one sheet: header in bold and frozen, every cell as text that no spreadsheet runs. */
export async function writeTable(table: {
  readonly sheet: string
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  addTable(workbook, table)
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** Adds such a sheet to a workbook and gives it back. */
export function addTable(
  workbook: ExcelJS.Workbook,
  table: {
    readonly sheet: string
    readonly header: readonly string[]
    readonly rows: readonly (readonly string[])[]
  },
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(sheetName(table.sheet), { views: [{ state: "frozen", ySplit: 1 }] })
  sheet.addRow(table.header.map(quoteFormula))
  sheet.getRow(1).font = { bold: true }
  for (const cells of table.rows) sheet.addRow(cells.map(quoteFormula))
  table.header.forEach((title, index) => {
    const longest = table.rows
      .slice(0, 200)
      .reduce((most, cells) => Math.max(most, widthOf(cells[index] ?? "")), widthOf(title))
    const column = sheet.getColumn(index + 1)
    column.width = Math.min(WIDEST, longest + 2)
    // text, so that long numbers keep their digits when the sheet is mended by hand
    column.numFmt = "@"
  })
  return sheet
}

/** Chinese characters take the width of two letters. */
function widthOf(text: string): number {
  return [...text].reduce((width, char) => width + (char > "\u2e7f" ? 2 : 1), 0)
}

/** Excel's names of sheets have at most 31 characters and none of these signs. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, " ").slice(0, 31)
}
