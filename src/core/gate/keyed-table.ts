/**
 * A table that answers what is asked of it and cannot be read through: its keys are keyed digests of rooms or printed
 * numbers, its values opaque codes. As text: rows of 16 hexadecimal digits of digest and 16 of value, sorted.
 */
export type KeyedRow = { readonly digest: string; readonly value: string }

/** Hexadecimal digits of a digest or value: 8 bytes. */
const WIDTH = 16

/** The table as one text; rows with the same digest are left out, since they name nothing certain. */
export function writeKeyedTable(rows: readonly KeyedRow[]): string {
  const byDigest = new Map<string, KeyedRow | null>()
  for (const row of rows) byDigest.set(row.digest, byDigest.has(row.digest) ? null : row)
  return [...byDigest.values()]
    .flatMap((row) => (row === null ? [] : [row.digest + row.value]))
    .toSorted()
    .join("")
}

/** The value under a digest; null where there is none. */
export function findInKeyedTable(table: string, digest: string): string | null {
  const row = 2 * WIDTH
  let low = 0
  let high = table.length / row
  while (low < high) {
    const middle = (low + high) >> 1
    const found = table.slice(middle * row, middle * row + WIDTH)
    if (found === digest) return table.slice(middle * row + WIDTH, (middle + 1) * row)
    if (found < digest) low = middle + 1
    else high = middle
  }
  return null
}

/** A printed number as it is looked up: its digits, however it was written or typed. */
export function plainPassNumber(text: string): string {
  return text.normalize("NFKC").replace(/\D/g, "")
}
