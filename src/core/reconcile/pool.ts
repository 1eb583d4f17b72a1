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

/**
 * Puts the records of each list in the order of a hash of what they say in one column, so that the order of rows does not
 * matter, and whoever stands in several lists stands at about the same place in each: what is compared is near in memory.
 */
export function poolOf(lists: readonly List<Texts>[]): Pool {
  const size = lists.reduce((sum, { ids }) => sum + ids.length, 0)
  const pool = { lists, size, list: new Uint8Array(size), row: new Int32Array(size) }
  const header = tellingHeader(lists)
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

/** Rows in the order of a column's hashes; where hashes meet, in the order of the ids' hashes and of the ids. */
function sortedRows(ids: Texts, column: Column<Texts> | undefined): Int32Array {
  const hashes = column === undefined ? new Uint32Array(ids.length) : hashesOf(column)
  const rows = placesInOrder(hashes)
  for (let start = 0, end = 1; start < rows.length; start = end, end += 1) {
    const hash = hashes[rows[start] ?? 0]
    while (end < rows.length && hashes[rows[end] ?? 0] === hash) end += 1
    if (end - start > 1) rows.set(sortedByIds(ids, rows.subarray(start, end)), start)
  }
  return rows
}

/** The hash of each row's text, of each text once. */
function hashesOf({ texts, rows }: Column<Texts>): Uint32Array {
  const ofTexts = new Uint32Array(texts.length)
  for (let place = 0; place < ofTexts.length; place += 1) ofTexts[place] = hashAt(texts, place)
  return Uint32Array.from(rows, (place) => ofTexts[place] ?? 0)
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
