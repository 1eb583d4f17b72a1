import type { Form, RowValues } from "../forms/form.ts"
import { maskIdNumber, maskName, maskNumbersIn, maskPhone } from "../people/mask.ts"

/**
 * Identifying columns that are words about a matter, no names: they are read to help, so only numbers in
 * them are masked.
 */
const freeText = new Set(["来自", "车次", "春节去向", "内容", "情况", "原因", "身份", "备注"])

/** Columns that say nothing about who someone is once the name is masked. */
const shown = new Set(["性别"])

/**
 * The cells of a row in the order of `columns`, as its book would show them; what identifies someone is
 * masked.
 */
export function maskedCells(form: Form, columns: readonly string[], values: RowValues): string[] {
  return columns.map((name) => maskedCell(form, name, values[name] ?? ""))
}

/** One cell of a book, masked where its column identifies someone. */
export function maskedCell(form: Form, name: string, value: string): string {
  if (name === "备注") return maskNumbersIn(value)
  const column = form.columns.find((one) => one.name === name)
  if (column?.identifying !== true || shown.has(name)) return value
  if (column.cell.kind === "id-number") return maskIdNumber(value)
  if (column.cell.kind === "phone") return maskPhone(value)
  return freeText.has(name) ? maskNumbersIn(value) : maskName(value)
}
