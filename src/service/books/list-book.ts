import { bookForm, type DeskBook } from "../../core/forms/desk-books.ts"
import { forms } from "../../core/forms/forms.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { maskedCell } from "../../core/report/book-cells.ts"
import { type BookLineRow, listLinesOfDay, listOpenLines } from "../../store/books/book-lines.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** A book's lines of a day and the older ones that are still open; what identifies people is masked. */
export async function listBook(context: Context, given: { readonly book: DeskBook; readonly on: PlainDate }) {
  authorise(context, "write-books")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => ({
    lines: (await listLinesOfDay(tx, communityId, given.book, given.on)).map(present(given.book)),
    open: (await listOpenLines(tx, communityId, given.book, given.on)).map(present(given.book)),
  }))
}

function present(book: DeskBook) {
  return ({ id, values, open, recordedBy }: BookLineRow) => ({
    id,
    open,
    recordedBy: recordedBy ?? "",
    cells: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, maskedCell(forms[bookForm(book)], name, value)]),
    ),
  })
}
