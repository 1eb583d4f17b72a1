/** Why a whole file cannot be read. */
export type BookRefusal =
  | "empty"
  | "not-a-spreadsheet"
  | "password-protected"
  | "too-large"
  | "too-many-cells"
  | "damaged"
  | "took-too-long"
  /** The path names no file that may be read. */
  | "unreadable"

/** Carries a refusal up through the readers; it never leaves `readGrids`. */
export class BookRefused extends Error {
  readonly refusal: BookRefusal

  constructor(refusal: BookRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}
