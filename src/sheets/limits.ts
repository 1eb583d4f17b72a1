/** What one file may take before it is turned away. */
export type BookLimits = {
  readonly fileBytes: number
  /** All parts of a workbook together, inflated. */
  readonly inflatedBytes: number
  readonly cells: number
  readonly seconds: number
  /** Memory of the worker that reads. */
  readonly megabytes: number
}

/** A year of a large committee's gate book has some 600,000 rows; nothing honest comes near these. */
export const usualLimits: BookLimits = {
  fileBytes: 64 * 1_048_576,
  inflatedBytes: 400 * 1_048_576,
  cells: 6_000_000,
  seconds: 60,
  megabytes: 1_500,
}

/** Why a file was not read. */
export type BookRefusal =
  | "not-a-spreadsheet"
  | "password-protected"
  | "too-large"
  | "too-many-cells"
  | "damaged"
  | "unsafe"
  | "took-too-long"
  | "empty-file"

/** Thrown inside the reader and turned into a value at its edge. */
export class BookRefused extends Error {
  readonly refusal: BookRefusal
  constructor(refusal: BookRefusal) {
    super(refusal)
    this.refusal = refusal
  }
}
