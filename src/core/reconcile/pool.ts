import type { ColumnKind } from "./column-kind.ts"
import type { Column, List } from "./list.ts"

/**
 * The records of all lists in one row, in an order that does not depend on how they were handed over: `list` and `row`
 * say where a record comes from.
 */
export type Pool = {
  readonly lists: readonly List[]
  readonly size: number
  readonly list: Uint8Array
  readonly row: Int32Array
}

/** A column with what it holds. */
export type KnownColumn = Column & { readonly kind: ColumnKind }

/** Puts records in the order of a hash of their ids, so that the order of rows does not matter. */
export function poolOf(lists: readonly List[]): Pool {
  const size = lists.reduce((sum, { ids }) => sum + ids.length, 0)
  const places = lists.flatMap((list, at) =>
    Array.from(list.ids, (id, row) => ({ id, at, row, hash: hashOf(id) })),
  )
  places.sort(
    (one, other) =>
      one.hash - other.hash || (one.id < other.id ? -1 : one.id > other.id ? 1 : one.at - other.at),
  )
  const pool = { lists, size, list: new Uint8Array(size), row: new Int32Array(size) }
  places.forEach(({ at, row }, record) => {
    pool.list[record] = at
    pool.row[record] = row
  })
  return pool
}

/** The lists' places in an order that hangs on what they hold, not on how they were handed over. */
export function orderOfLists(lists: readonly List[]): number[] {
  const signs = lists.map(
    ({ ids, columns }) => `${columns.map(({ header }) => header).join()} ${leastOf(ids)}`,
  )
  return lists.map((_, at) => at).sort((one, other) => ((signs[one] ?? "") < (signs[other] ?? "") ? -1 : 1))
}

function leastOf(ids: readonly string[]): string {
  let [least = ""] = ids
  for (const id of ids) if (id < least) least = id
  return least
}

/** FNV-1a over UTF-16 code units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
