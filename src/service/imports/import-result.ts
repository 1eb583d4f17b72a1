import type { FormName } from "../../core/forms/form-name.ts"
import type { SheetTable } from "../../core/forms/sheet-table.ts"

/**
 * One sheet of one file as it came out of the reader, or why the file could not be read. `nth` tells files of one name apart:
 * rows repeated within a file are many, rows repeated in another file are known.
 */
export type ImportSheet =
  | { readonly file: string; readonly nth?: number; readonly table: SheetTable }
  | { readonly file: string; readonly refusal: string }

/** What became of one sheet: the line that the person who imported it sees. */
export type ImportLine = {
  readonly file: string
  readonly sheet: string
  readonly form: FormName | null
  read: number
  new: number
  known: number
  changed: number
  refused: number
  /** Why the sheet as a whole was not imported. */
  readonly refusal: string | null
  readonly missing: readonly string[]
}

export type ImportResult = {
  readonly lines: readonly ImportLine[]
  /** Rows that an earlier import refused and that found their place now. */
  readonly acceptedLater: number
}
