/** What the search asks of a linear solver; `main` brings one. Every sum is made as small as it can be. */
export type LinearSolver = {
  /** A program whose rows are fixed and whose columns are added as they are found. */
  readonly createProgram: (rows: LinearRows) => LinearProgram
  /** The least sum with some columns whole, as far as the effort goes; null where none was found. */
  readonly solveWhole: (
    rows: LinearRows,
    columns: LinearColumns,
    whole: Uint8Array,
    effort: WholeEffort,
  ) => WholeSolution | null
}

export type LinearProgram = {
  readonly addColumns: (columns: LinearColumns) => void
  readonly setBounds: (columns: readonly number[], lower: readonly number[], upper: readonly number[]) => void
  /** The least sum; null where there is none, or the solver gave up. */
  readonly solve: () => LinearSolution | null
  readonly dispose: () => void
}

export type LinearRows = { readonly lower: readonly number[]; readonly upper: readonly number[] }

/** Columns one after the other; the entries of one lie at starts[column] up to the next start. */
export type LinearColumns = {
  readonly cost: readonly number[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly starts: readonly number[]
  readonly rows: readonly number[]
  readonly values: readonly number[]
}

/** `duals`, by row: what the sum grows by when the row's bounds grow by one. */
export type LinearSolution = {
  readonly sum: number
  readonly values: Float64Array
  readonly duals: Float64Array
}

/** `seconds`: Infinity where runs have to be repeatable. `start`: a solution known before, by column. */
export type WholeEffort = {
  readonly seconds: number
  readonly nodes: number
  readonly start: Float64Array | null
}

/** `bound`: no whole solution of these columns sums to less. */
export type WholeSolution = { readonly sum: number; readonly values: Float64Array; readonly bound: number }
