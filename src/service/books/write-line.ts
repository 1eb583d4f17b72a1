import { bookForm, type DeskBook } from "../../core/forms/desk-books.ts"
import type { RowValues } from "../../core/forms/form.ts"
import { forms } from "../../core/forms/forms.ts"
import { readOneRow } from "../../core/forms/read-one-row.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { parseDoor } from "../../core/place/door.ts"
import { findFact } from "../../store/imports/facts.ts"
import { findDwellingAt, findOnlyLane } from "../../store/place/dwellings.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import { refuse } from "../refusal.ts"

/** Writes one line into a book of the desk, read by the rules of its form. */
export async function writeLine(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly book: DeskBook
    readonly cells: RowValues
  },
): Promise<
  { readonly id: string } | Refusal<"bad-cell" | "already-known" | "not-found" | "command-id-taken">
> {
  return atDesk(context, "write-books", given, "book.write", async (work) => {
    const { tx, communityId } = work
    const form = bookForm(given.book)
    const id = given.id.toLowerCase()
    if (await findFact(tx, communityId, id)) return refuse("already-known", "id")
    const today = dayOf(work.now())
    const lane = await findOnlyLane(tx, communityId)
    const read = readOneRow(forms[form], given.cells, { lane, today })
    if (!read.ok) return refuse("bad-cell", read.column)
    const door = parseDoor(read.values["门牌"] ?? "")
    const dwellingId = door === null ? null : await findDwellingAt(tx, communityId, door, today)
    if (dwellingId === undefined) return refuse("not-found", "门牌")
    const values = { ...read.values, ...read.later }
    await writeRows(work, [{ id, form, values, dwellingId, personId: null }])
    return { id }
  })
}
