import { type FormName, formNames } from "../../src/core/forms/form-name.ts"
import type { Books } from "../../src/core/world/world.ts"
import type { ImportSheet } from "../../src/service/imports/import-result.ts"

/** Books as the reader gives them, one file a book; `only` picks some of them. */
export function sheetsOf(books: Books, only: readonly FormName[] = formNames): ImportSheet[] {
  return only.map((name) => ({
    file: `${name}.csv`,
    table: {
      sheet: name,
      header: books[name].header,
      rows: books[name].rows.map((cells, index) => ({ line: index + 2, cells })),
    },
  }))
}
