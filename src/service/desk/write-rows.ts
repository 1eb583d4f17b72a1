import type { FactForm } from "../../core/forms/fact-kind.ts"
import { fileCases } from "../quarantine/file-cases.ts"
import type { DeskWork } from "./at-desk.ts"
import { type FactRow, writeFacts } from "./write-facts.ts"

/** One row as its book would have it, written where it happened. */
export type DeskRow<Form extends FactForm = FactForm> = FactRow<Form>

/**
 * Writes rows down as facts, just as if they had come in a book: with what they open, their sums, the cases and screenings
 * that follow, the planned checks they settle and the tasks they raise. A book written from here does not double them. A
 * case that a registration opens has its line in the ledger and its file at once.
 */
export async function writeRows(work: DeskWork, rows: readonly DeskRow[]): Promise<void> {
  await writeFacts(work, rows)
  const registered = rows.filter((row) => row.form === "返沪人员登记")
  await fileCases(
    work,
    registered.flatMap(({ personId }) => (personId === null ? [] : [personId])),
  )
}
