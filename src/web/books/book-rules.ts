import { bookForm, type DeskBook } from "../../core/forms/desk-books.ts"
import type { Column, Form, RowValues } from "../../core/forms/form.ts"
import { forms } from "../../core/forms/forms.ts"
import { type OneRow, readOneRow } from "../../core/forms/read-one-row.ts"
import { clockOf } from "../../core/kit/dates.ts"
import { now, today } from "../parts/days.ts"

/** The form of a book, and the columns that are filled at once and those filled later. */
export function columnsOf(book: DeskBook): {
  form: Form
  first: readonly Column[]
  later: readonly Column[]
} {
  const form = forms[bookForm(book)]
  return {
    form,
    first: form.columns.filter((column) => !column.later),
    later: form.columns.filter((column) => column.later),
  }
}

/** A door without its lane is completed by the server, which knows the neighbourhood's lanes. */
const ANY_LANE = "0"

export function readLine(book: DeskBook, cells: RowValues): OneRow {
  return readOneRow(columnsOf(book).form, cells, { lane: ANY_LANE, today: today() })
}

/** What a new line of a day begins with: its day, and the time where that is now. */
export function emptyLine(book: DeskBook, on: string): RowValues {
  const { form } = columnsOf(book)
  const when = form.columns.find((column) => column.name === form.when)
  const clock = clockOf(now())
  if (when === undefined) return {}
  return { [when.name]: when.cell.kind === "moment" ? `${on} ${clock}` : on }
}
