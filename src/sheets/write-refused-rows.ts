import ExcelJS from "exceljs"
import { refusalColumns } from "../core/forms/read-rows.ts"
import { columnName } from "../core/forms/recognise-form.ts"
import { addTable } from "./write-table.ts"

type RefusedRow = {
  readonly form: string
  readonly header: readonly string[]
  readonly cells: readonly string[]
  readonly refusalId: string
  readonly reason: string
  readonly file: string
  readonly sheet: string
  readonly line: number
  readonly column: string | null
}

const MARK: ExcelJS.Fill = { type: "pattern", pattern: "solid", fgColor: { argb: "FFF0E442" } }

/**
 * Refused rows as a workbook to mend and import again: a sheet for every form and header, the book's own columns first, then why
 * and where; the cell to mend is marked and says what is wrong with it.
 */
export async function writeRefusedRows(rows: readonly RefusedRow[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const groups = groupByHeader(rows)
  const taken = new Map<string, number>()
  for (const group of groups) {
    const [first] = group
    if (first === undefined) continue
    const turn = (taken.get(first.form) ?? 0) + 1
    taken.set(first.form, turn)
    const sheet = addTable(workbook, {
      sheet: turn === 1 ? first.form : `${first.form} ${turn}`,
      header: [...first.header, ...refusalColumns],
      rows: group.map((row) => {
        const cells = first.header.map((_, index) => row.cells[index] ?? "")
        return [...cells, row.refusalId, row.reason, row.file, row.sheet, String(row.line), row.column ?? ""]
      }),
    })
    for (const [index, row] of group.entries()) markCell(sheet, row, index + 2)
  }
  if (groups.length === 0) workbook.addWorksheet("没有待修正的行")
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

function markCell(sheet: ExcelJS.Worksheet, row: RefusedRow, line: number): void {
  const index = row.header.findIndex((title) => columnName(title) === row.column)
  if (index < 0) return
  const cell = sheet.getRow(line).getCell(index + 1)
  cell.fill = MARK
  cell.note = row.reason
}

function groupByHeader(rows: readonly RefusedRow[]): RefusedRow[][] {
  const groups = new Map<string, RefusedRow[]>()
  for (const row of rows) {
    const key = [row.form, ...row.header].join("\u001f")
    const group = groups.get(key) ?? []
    group.push(row)
    groups.set(key, group)
  }
  return [...groups.values()]
}
