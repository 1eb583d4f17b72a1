import type { CellKind } from "./cell.ts"
import type { FormName } from "./form-name.ts"

/** One column of a book. */
export type Column = {
  readonly name: string
  readonly cell: CellKind
  /** `value`: column and value are required; `column`: the column is, a value is not; `optional`: neither. */
  readonly need: "value" | "column" | "optional"
  /** Filled after the row was first written: no part of what the row is known by. */
  readonly later?: true
  /** Says who someone is, or is free text: stored apart from the fact. */
  readonly identifying?: true
}

export type Form = {
  readonly name: FormName
  readonly columns: readonly Column[]
  /** The column that says which day a row belongs to; none for the register and rolls. */
  readonly when?: string
  /** Rules between the columns of one row; gives the values back, completed. */
  readonly finish?: (values: RowValues) => FinishResult
}

/** Column → canonical text; a missing or empty cell is absent. */
export type RowValues = Readonly<Record<string, string>>

export type FinishResult =
  | { readonly ok: true; readonly values: RowValues }
  | { readonly ok: false; readonly column: string; readonly refusal: "ends-before-it-begins" }
