/** What one file may cost before it is refused. */
export type ReadLimits = {
  readonly fileBytes: number
  /** Bytes that the parts of a zipped book may really inflate to, all together. */
  readonly inflatedBytes: number
  readonly zipEntries: number
  /** Cells of all sheets, counted up to the last filled one of each line. */
  readonly cells: number
  /** Characters of all cells: one shared text may be repeated in every cell. */
  readonly characters: number
  readonly milliseconds: number
  /** Heap of the worker, in MiB. */
  readonly heapMb: number
}

const MB = 1_000_000

export const defaultReadLimits: ReadLimits = {
  fileBytes: 50 * MB,
  inflatedBytes: 400 * MB,
  zipEntries: 2_000,
  cells: 3_000_000,
  characters: 100 * MB,
  milliseconds: 30_000,
  heapMb: 1_536,
}
