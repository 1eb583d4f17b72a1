/** A row as far as it is watched: column → value as JSON. */
export type WatchedRow = Readonly<Record<string, unknown>>

/** What became of one row: null where there was none, or is none any more. */
export type RowChange = {
  readonly table: string
  readonly was: WatchedRow | null
  readonly is: WatchedRow | null
}

/** The rows of a table that are not as they were; `key`: the columns a row is known by. */
export function changesBetween(
  table: string,
  key: readonly string[],
  before: readonly WatchedRow[],
  after: readonly WatchedRow[],
): RowChange[] {
  const nameOf = (row: WatchedRow) => JSON.stringify(key.map((column) => row[column]))
  const now = new Map(after.map((row) => [nameOf(row), row]))
  const then = new Set(before.map(nameOf))
  return [
    ...before.flatMap((was): RowChange[] => {
      const is = now.get(nameOf(was)) ?? null
      return is !== null && isSame(was, is) ? [] : [{ table, was, is }]
    }),
    ...after.filter((row) => !then.has(nameOf(row))).map((is): RowChange => ({ table, was: null, is })),
  ]
}

/** The columns that differ in any of the rows. */
export function changedColumns(changes: readonly RowChange[]): string[] {
  const columns = changes.flatMap(({ was, is }) =>
    was === null || is === null ? [] : Object.keys(was).filter((column) => !isEqual(was[column], is[column])),
  )
  return [...new Set(columns)].toSorted()
}

function isSame(one: WatchedRow, other: WatchedRow): boolean {
  return Object.keys(one).every((column) => isEqual(one[column], other[column]))
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
