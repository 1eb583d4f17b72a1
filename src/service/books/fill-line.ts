import { bookForm, deskBooks } from "../../core/forms/desk-books.ts"
import type { RowValues } from "../../core/forms/form.ts"
import { forms } from "../../core/forms/forms.ts"
import { readOneRow } from "../../core/forms/read-one-row.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { findFact } from "../../store/imports/facts.ts"
import { findMatter } from "../../store/imports/matters.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"
import { refuse } from "../refusal.ts"

/** Fills the columns of a line that are filled later; an empty text clears one. */
export async function fillLine(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly cells: RowValues },
): Promise<{ readonly done: true } | Refusal<"bad-cell" | "not-found" | "command-id-taken">> {
  return atDesk(context, "write-books", given, "book.fill", async (work) => {
    const { tx, communityId } = work
    const fact = await findFact(tx, communityId, given.id)
    const matter = await findMatter(tx, communityId, given.id)
    const book = deskBooks.find((one) => one === fact?.kind)
    if (fact === undefined || matter === undefined || book === undefined) return refuse("not-found", "id")
    const form = bookForm(book)
    const columns = forms[form].columns.filter((column) => column.later).map((column) => column.name)
    const alien = Object.keys(given.cells).find((name) => !columns.includes(name))
    if (alien !== undefined) return refuse("bad-cell", alien)
    const read = readOneRow(
      forms[form],
      { ...namesOf(form), ...fact.data, ...matter.state, ...given.cells },
      { lane: "", today: dayOf(work.now()) },
    )
    if (!read.ok) return refuse("bad-cell", read.column)
    const later = Object.fromEntries(columns.map((name) => [name, read.later[name] ?? null]))
    await changeLater(work, form, given.id, later, "filled")
    return { done: true }
  })
}

/** Stands in for what is stored apart: who somebody is says nothing about the later columns. */
function namesOf(form: keyof typeof forms): RowValues {
  return Object.fromEntries(
    forms[form].columns.filter((column) => column.identifying).map((column) => [column.name, "—"]),
  )
}
