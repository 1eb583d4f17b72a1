import type { ColumnKind } from "./column-kind.ts"
import type { Column, List } from "./list.ts"
import { placesInOrder } from "./radix-sort.ts"
import { hashAt, type Texts } from "./texts.ts"

/**
 * The records of all lists, one list behind the other, in an order that does not depend on how they were handed over:
 * `list` and `row` say where a record comes from.
 */
export type Pool = {
  readonly lists: readonly List<Texts>[]
  readonly size: number
  readonly list: Uint8Array
  readonly row: Int32Array
}

/** A column with what it holds. */
export type KnownColumn = Column<Texts> & { readonly kind: ColumnKind }

/** Above so many records what is told of them no longer fits into the processor's own memory. */
const MANY = 120_000

/**
 * Puts the records of each list in the order of a hash of their ids, so that the order of rows does not matter. Many are put
 * in that of what they say in one column: whoever stands in two lists then stands at about the same place in both, and what
 * is held against each other is near in memory.
 */
export function poolOf(lists: readonly List<Texts>[]): Pool {
  const size = lists.reduce((sum, { ids }) => sum + ids.length, 0)
  const pool = { lists, size, list: new Uint8Array(size), row: new Int32Array(size) }
  const header = size > MANY ? tellingHeader(lists) : undefined
  let start = 0
  lists.forEach(({ ids, columns }, at) => {
    pool.list.fill(at, start, start + ids.length)
    pool.row.set(
      sortedRows(
        ids,
        columns.find((column) => column.header === header),
      ),
      start,
    )
    start += ids.length
  })
  return pool
}

/** Where the records of a list stand, from `start` to `end`. */
export function spanOf({ lists, list }: Pool, at: number): { readonly start: number; readonly end: number } {
  const size = lists[at]?.ids.length ?? 0
  const start = size === 0 ? 0 : list.indexOf(at)
  return { start, end: start + size }
}

/** Of the columns that all lists have that of the most different texts. */
function tellingHeader(lists: readonly List<Texts>[]): string | undefined {
  const textsOf = (wanted: string) =>
    Math.min(
      ...lists.map(({ columns }) => columns.find(({ header }) => header === wanted)?.texts.length ?? 0),
    )
  return lists[0]?.columns
    .map(({ header }) => ({ header, texts: textsOf(header) }))
    .filter(({ texts }) => texts > 0)
    .toSorted((one, other) => other.texts - one.texts || (one.header < other.header ? -1 : 1))[0]?.header
}

/** Rows in the order of a column's hashes, or of the ids'; where hashes meet, in the order of the ids. */
function sortedRows(ids: Texts, column: Column<Texts> | undefined): Int32Array {
  const hashes = column === undefined ? hashesOf(ids) : hashesOfRows(column)
  const rows = placesInOrder(hashes)
  for (let start = 0, end = 1; start < rows.length; start = end, end += 1) {
    const hash = hashes[rows[start] ?? 0]
    while (end < rows.length && hashes[rows[end] ?? 0] === hash) end += 1
    if (end - start > 1) rows.set(sortedByIds(ids, rows.subarray(start, end)), start)
  }
  return rows
}

function hashesOf(texts: Texts): Uint32Array {
  const hashes = new Uint32Array(texts.length)
  for (let place = 0; place < hashes.length; place += 1) hashes[place] = hashAt(texts, place)
  return hashes
}

/** The hash of each row's text: in its order the texts of packed lists stand. */
function hashesOfRows({ texts, rows }: Column<Texts>): Uint32Array {
  const ofTexts = hashesOf(texts)
  const hashes = new Uint32Array(rows.length)
  for (let row = 0; row < rows.length; row += 1) hashes[row] = ofTexts[rows[row] ?? 0] ?? 0
  return hashes
}

function sortedByIds(ids: Texts, rows: Int32Array): number[] {
  return Array.from(rows, (row) => ({ row, hash: hashAt(ids, row), id: ids.at(row) ?? "" }))
    .sort((one, other) => one.hash - other.hash || (one.id < other.id ? -1 : 1))
    .map(({ row }) => row)
}

/** The lists' places in an order that hangs on what they hold, not on how they were handed over. */
export function orderOfLists(lists: readonly List<Texts>[]): number[] {
  const signs = lists.map(
    ({ ids, columns }) => `${columns.map(({ header }) => header).join()} ${leastOf(ids)}`,
  )
  return lists.map((_, at) => at).sort((one, other) => ((signs[one] ?? "") < (signs[other] ?? "") ? -1 : 1))
}

/** The id of the least hash. */
function leastOf(ids: Texts): string {
  let least = 2 ** 32
  let found = ""
  for (let row = 0; row < ids.length; row += 1) {
    const hash = hashAt(ids, row)
    if (hash > least) continue
    const id = ids.at(row) ?? ""
    if (hash < least || id < found) found = id
    least = hash
  }
  return found
}
