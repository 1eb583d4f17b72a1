import { type FormName, formNames } from "../../core/forms/form-name.ts"
import { addDays, clockOf, dayOf } from "../../core/kit/dates.ts"
import { booksAt, generateWorld } from "../../core/world/world.ts"
import type { Context } from "../context.ts"
import type { ReadBook } from "../imports/book-tools.ts"
import { runImport } from "../imports/run-import.ts"

const DAYS = 42
const SEED = 2020

/**
 * Fills a neighbourhood with made-up people and the six weeks of a campaign that has come to this very minute: the same
 * way in as for a committee's own books. No real person is among them.
 */
export async function fillDemonstration(context: Context): Promise<void> {
  const lastDay = dayOf(context.now())
  const world = generateWorld({ seed: SEED, days: DAYS, firstDay: addDays(lastDay, 1 - DAYS) })
  const books = booksAt(world, `${lastDay} ${clockOf(context.now())}`)
  const readBook: ReadBook = async (file) => {
    const { header, rows } = books[file.name as FormName]
    const lines = rows.map((cells, index) => ({ line: index + 2, cells }))
    return { ok: true, tables: [{ sheet: file.name, header, rows: lines }] }
  }
  const files = formNames.map((name) => ({ name, bytes: new Uint8Array() }))
  await runImport(context, context.newId(), files, readBook)
}
