import type { SheetTable } from "../../core/forms/sheet-table.ts"

/** A file as someone gave it. */
export type BookFile = { readonly name: string; readonly bytes: Uint8Array }

/** Reads a file's sheets, within limits of size and time; why not, where it cannot. Never throws for what a file holds. */
export type ReadBook = (
  file: BookFile,
) => Promise<
  | { readonly ok: true; readonly tables: readonly SheetTable[] }
  | { readonly ok: false; readonly refusal: string }
>

/** A refused row as it goes back to the person who can mend it. */
export type RefusedRowToMend = {
  readonly form: string
  readonly header: readonly string[]
  readonly cells: readonly string[]
  readonly refusalId: string
  readonly reason: string
  readonly file: string
  readonly sheet: string
  readonly line: number
  readonly column: string | null
}

export type WriteRefusedRows = (rows: readonly RefusedRowToMend[]) => Promise<Uint8Array>
