/** A door or number that more rows share than this is no household's: a hotel, an office, a number that was made up. */
const MOST_OF_A_HOUSEHOLD = 8

/**
 * Which rows of one list are of one household: they share a door or a number, themselves or through others. Gives for each
 * row the place of the first of its household; null for a row that stands alone.
 */
export function listHouseholds(marks: readonly (readonly string[])[]): (number | null)[] {
  const first = marks.map((_, row) => row)
  const rootOf = (row: number): number => {
    const next = first[row] as number
    return next === row ? row : rootOf(next)
  }
  const holders = new Map<string, number[]>()
  for (const [row, own] of marks.entries()) {
    for (const mark of new Set(own)) holders.set(mark, [...(holders.get(mark) ?? []), row])
  }
  for (const rows of holders.values()) {
    if (rows.length < 2 || rows.length > MOST_OF_A_HOUSEHOLD) continue
    const [least, ...others] = rows.map(rootOf).toSorted((one, other) => one - other) as [number, ...number[]]
    for (const other of others) first[rootOf(other)] = rootOf(least)
  }
  const sizes = new Map<number, number>()
  for (const row of first.keys()) sizes.set(rootOf(row), (sizes.get(rootOf(row)) ?? 0) + 1)
  return marks.map((_, row) => {
    const size = sizes.get(rootOf(row)) ?? 1
    return size > 1 && size <= 2 * MOST_OF_A_HOUSEHOLD ? rootOf(row) : null
  })
}
