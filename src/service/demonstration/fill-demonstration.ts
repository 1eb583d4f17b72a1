import { formNames } from "../../core/forms/form-name.ts"
import { addDays, clockOf, dayOf } from "../../core/kit/dates.ts"
import { booksAt, generateWorld } from "../../core/world/world.ts"
import type { Context } from "../context.ts"
import { importBooks } from "../imports/import-books.ts"

const DAYS = 42
const SEED = 2020

/** Fills a neighbourhood with made-up people and the six weeks of a campaign that has come to this very minute. No real person is among them. */
export async function fillDemonstration(context: Context): Promise<void> {
  const lastDay = dayOf(context.now())
  const world = generateWorld({ seed: SEED, days: DAYS, firstDay: addDays(lastDay, 1 - DAYS) })
  const books = booksAt(world, `${lastDay} ${clockOf(context.now())}`)
  const sheets = formNames.map((name) => ({
    file: `${name}(演示)`,
    table: {
      sheet: name,
      header: books[name].header,
      rows: books[name].rows.map((cells, index) => ({ line: index + 2, cells })),
    },
  }))
  await importBooks(context, context.newId(), sheets)
}
