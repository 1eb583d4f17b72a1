import type { PlainDate } from "../kit/dates.ts"
import type { RowRefusal } from "./cell.ts"
import type { Form, RowValues } from "./form.ts"
import { readRows } from "./read-rows.ts"

export type OneRow =
  | { readonly ok: true; readonly values: RowValues; readonly later: RowValues }
  | { readonly ok: false; readonly column: string; readonly refusal: RowRefusal }

/** Reads one row as somebody fills it in on a screen: column → text as written. By the very rules that read a book. */
export function readOneRow(
  form: Form,
  cells: RowValues,
  rules: { readonly lane: string; readonly today: PlainDate },
): OneRow {
  const header = form.columns.map((column) => column.name)
  const row = { line: 1, cells: header.map((name) => cells[name] ?? "") }
  const [read] = readRows(form, { sheet: form.name, header, rows: [row] }, rules)
  if (read === undefined) throw new Error("a row was not read")
  if (read.refused !== null) return { ok: false, ...read.refused }
  const ahead = Object.entries(read.later).find(
    ([name, value]) => isOfADay(form, name) && value.slice(0, 10) > rules.today,
  )
  if (ahead !== undefined) return { ok: false, column: ahead[0], refusal: "day-to-come" }
  return { ok: true, values: read.values, later: read.later }
}

function isOfADay(form: Form, name: string): boolean {
  const kind = form.columns.find((column) => column.name === name)?.cell.kind
  return kind === "day" || kind === "moment"
}
