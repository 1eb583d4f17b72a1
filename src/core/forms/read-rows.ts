import type { PlainDate } from "../kit/dates.ts"
import { type CellResult, type RowRefusal, readCell } from "./cell.ts"
import type { Form, RowValues } from "./form.ts"
import { columnName } from "./recognise-form.ts"
import type { SheetRow, SheetTable } from "./sheet-table.ts"

/** The columns that the list of refused rows adds, and that come back with the mended rows. */
export const refusalColumns = ["拒收编号", "拒收原因", "文件", "表", "行", "列"] as const

/** A row of a book, read as far as it can be without knowing the neighbourhood's doors. */
export type ReadRow = {
  readonly line: number
  readonly cells: readonly string[]
  /** Canonical texts of the columns that the row is known by, then of those filled later. */
  readonly values: RowValues
  readonly later: RowValues
  /** Extra columns, kept as remarks. */
  readonly remarks: RowValues
  /** The number of the refused row that this one mends. */
  readonly mends: string | null
  readonly refused: { readonly column: string; readonly refusal: RowRefusal } | null
}

/** What the reading of a book rests on besides the book. */
export type ReadingRules = {
  /** Stands in for doors written without a lane. */
  readonly lane: string
  /** Nothing can have happened after this day. */
  readonly today: PlainDate
}

/** Reads every row of a table of a form. */
export function readRows(form: Form, table: SheetTable, rules: ReadingRules): ReadRow[] {
  const layout = layoutOf(form, table.header)
  return table.rows.map((row) => readRow(form, layout, row, rules))
}

type Layout = {
  readonly columns: readonly { readonly column: Form["columns"][number]; readonly index: number }[]
  readonly extra: readonly { readonly name: string; readonly index: number }[]
  readonly mends: number
}

function layoutOf(form: Form, header: readonly string[]): Layout {
  const names = header.map(columnName)
  const own = new Set<string>([...form.columns.map((column) => column.name), ...refusalColumns, ""])
  return {
    columns: form.columns.map((column) => ({ column, index: names.indexOf(column.name) })),
    extra: names.map((name, index) => ({ name, index })).filter(({ name }) => !own.has(name)),
    mends: names.indexOf(refusalColumns[0]),
  }
}

function readRow(form: Form, layout: Layout, row: SheetRow, rules: ReadingRules): ReadRow {
  const values: Record<string, string> = {}
  const laterNames = new Set<string>()
  let refused: ReadRow["refused"] = null
  for (const { column, index } of layout.columns) {
    if (column.later) laterNames.add(column.name)
    const written = index < 0 ? "" : (row.cells[index] ?? "").trim()
    const result = readOrMiss(column, written, rules.lane)
    if (!result.ok) refused ??= { column: column.name, refusal: result.refusal }
    else if (result.value !== "") values[column.name] = result.value
  }
  if (refused === null && form.when !== undefined && (values[form.when] ?? "").slice(0, 10) > rules.today) {
    refused = { column: form.when, refusal: "day-to-come" }
  }
  const finished = refused === null && form.finish ? form.finish(values) : { ok: true as const, values }
  if (!finished.ok) refused = { column: finished.column, refusal: finished.refusal }
  const complete = finished.ok ? finished.values : values
  const isLater = (name: string) => laterNames.has(name)
  return {
    line: row.line,
    cells: row.cells,
    values: pick(complete, (name) => !isLater(name)),
    later: pick(complete, isLater),
    remarks: Object.fromEntries(
      layout.extra
        .map(({ name, index }) => [name, (row.cells[index] ?? "").trim()])
        .filter(([, text]) => text !== ""),
    ),
    mends: layout.mends < 0 ? null : row.cells[layout.mends]?.trim() || null,
    refused,
  }
}

function readOrMiss(column: Form["columns"][number], written: string, lane: string): CellResult {
  if (written !== "") return readCell(column.cell, written, lane)
  return column.need === "value" ? { ok: false, refusal: "value-missing" } : { ok: true, value: "" }
}

function pick(values: RowValues, wanted: (name: string) => boolean): RowValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => wanted(name)))
}
