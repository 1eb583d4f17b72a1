import type { BookAge } from "../../core/forms/later-state.ts"
import type { ImportRow } from "./import-work.ts"

/** A due date lies ahead: it says nothing of when the book was written. */
const AHEAD = "应解除日期"

/** How late each book of an import is: the latest day or moment among its accepted rows, and among those of all books. */
export function bookAges(rows: readonly ImportRow[]): (from: ImportRow) => BookAge {
  const byBook = new Map<string, string>()
  for (const from of rows) {
    const latest = latestMoment(from)
    const book = bookOf(from)
    if (from.retryOf === null && latest > (byBook.get(book) ?? "")) byBook.set(book, latest)
  }
  const batch = [...byBook.values()].reduce((latest, age) => (age > latest ? age : latest), "")
  return (from) =>
    from.retryOf === null ? { form: byBook.get(bookOf(from)) ?? "", batch } : { form: "", batch: "" }
}

function bookOf(from: ImportRow): string {
  return `${from.book}\u001f${from.form.name}`
}

function latestMoment({ form, row }: ImportRow): string {
  let latest = ""
  for (const { name, cell, later } of form.columns) {
    if (name === AHEAD || (cell.kind !== "day" && cell.kind !== "moment")) continue
    const value = (later ? row.later : row.values)[name]
    if (value !== undefined && value > latest) latest = value
  }
  return latest
}
