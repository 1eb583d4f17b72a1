import type { FormName } from "../forms/form-name.ts"
import type { PlainDate } from "../kit/dates.ts"
import { eachForm } from "./each-form.ts"
import { headers } from "./headers.ts"

/**
 * One row of a book as first written, and what is filled in or changed on later days, in the order it
 * happens.
 */
export type Entry = {
  /** The day the row appears; null for the books that are whole from the first evening. */
  readonly on: PlainDate | null
  /** What rows are ordered by, text; rows of one order keep the order they were written in. */
  readonly order: string
  readonly cells: readonly string[]
  readonly fills: readonly Fill[]
}

export type Fill = { readonly column: string; readonly on: PlainDate; readonly value: string }

export type Journal = {
  /** Writes a row; `order` begins with the day on which the row appears. */
  readonly write: (form: FormName, order: string, cells: readonly string[], fills?: readonly Fill[]) => void
  /** Writes a row of a book that is whole from the first evening. */
  readonly enrol: (form: FormName, cells: readonly string[]) => void
  /** Every row of every book in the order of the books. */
  readonly close: () => Readonly<Record<FormName, readonly Entry[]>>
}

export function createJournal(): Journal {
  const books = eachForm((): Entry[] => [])
  return {
    write: (form, order, cells, fills = []) => {
      books[form].push({ on: order.slice(0, 10) as PlainDate, order, cells, fills })
    },
    enrol: (form, cells) => {
      books[form].push({ on: null, order: "", cells, fills: [] })
    },
    close: () => {
      for (const entries of Object.values(books)) entries.sort((a, b) => compare(a.order, b.order))
      return books
    },
  }
}

/** The cells of a row at the end of a day; null while the row is not written yet. */
export function cellsOnEvening(form: FormName, entry: Entry, day: PlainDate): readonly string[] | null {
  if (entry.on !== null && entry.on > day) return null
  const fills = entry.fills.filter((fill) => fill.on <= day)
  if (fills.length === 0) return entry.cells
  const cells = [...entry.cells]
  for (const fill of fills) cells[headers[form].indexOf(fill.column)] = fill.value
  return cells
}

/** When the readings of a day have been phoned in and written down. */
const SLOTS = [
  ["上午", "10:30"],
  ["下午", "18:30"],
] as const

/** The cells of a row at a moment of a day, `YYYY-MM-DD HH:MM`; null while the row is not written yet. */
export function cellsAt(form: FormName, entry: Entry, moment: string): readonly string[] | null {
  const today = moment.slice(0, 10)
  const written = SLOTS.reduce((order, [slot, clock]) => order.replace(slot, clock), entry.order)
  if (written.slice(0, moment.length) > moment || entry.cells.some((cell) => isAfter(cell, moment)))
    return null
  const fills = entry.fills.filter(
    (fill) => fill.on < today || (fill.on === today && !isAfter(fill.value, moment)),
  )
  return cellsOnEvening(form, { ...entry, on: null, fills }, today as PlainDate)
}

const MOMENT = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/

function isAfter(cell: string, moment: string): boolean {
  return MOMENT.test(cell) && cell > moment
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
