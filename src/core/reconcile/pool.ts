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
  const pool = { lists, size, list: new Uint8Array(size), row: new Int32Array(size) }
  // hash and place in one number, exact as long as both have room in 53 bits
  const room = 2 ** Math.ceil(Math.log2(size + 1))
  const hashes = Math.min(2 ** 32, 2 ** 53 / room)
  const keys = new Float64Array(size)
  let place = 0
  for (const { ids } of lists) {
    for (const id of ids) {
      keys[place] = (hashOf(id) % hashes) * room + place
      place += 1
    }
  }
  const places = sortPlaces(keys, room, (at) => idAt(lists, at))
  const starts = lists.map((_, at) => lists.slice(0, at).reduce((sum, { ids }) => sum + ids.length, 0))
  places.forEach((at, record) => {
    const list = starts.findLastIndex((start) => start <= at)
    pool.list[record] = list
    pool.row[record] = at - (starts[list] ?? 0)
  })
  return pool
}

/** Places in the order of their keys; where hashes meet, in the order of their ids. */
function sortPlaces(keys: Float64Array, room: number, idOf: (place: number) => string): Int32Array {
  keys.sort()
  const places = Int32Array.from(keys, (key) => key % room)
  for (let start = 0, end = 1; start < keys.length; start = end, end += 1) {
    const hash = Math.floor((keys[start] ?? 0) / room)
    while (end < keys.length && Math.floor((keys[end] ?? 0) / room) === hash) end += 1
    if (end - start === 1) continue
    const met = [...places.subarray(start, end)]
    met.sort((one, other) => (idOf(one) < idOf(other) ? -1 : idOf(one) > idOf(other) ? 1 : one - other))
    places.set(met, start)
  }
  return places
}

function idAt(lists: readonly List[], place: number): string {
  let left = place
  for (const { ids } of lists) {
    if (left < ids.length) return ids[left] ?? ""
    left -= ids.length
  }
  return ""
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
