import type { ColumnKind } from "./column-kind.ts"
import type { Pool } from "./pool.ts"
import { rememberLevels, rememberValues } from "./remember.ts"
import { createTextStore } from "./text-store.ts"

/**
 * One thing by which records are held against each other. Values are numbered from 1, 0 is "not written"; `ids` gives
 * each record's value, `counts` how many records have a value.
 */
export type Field<V = unknown> = {
  readonly name: string
  readonly kind: Exclude<ColumnKind, "ignored">
  /** What a level means, from 1 on; level 0 is "cannot be said". */
  readonly levels: readonly string[]
  /** How many different values there are. */
  readonly size: number
  readonly valueOf: (id: number) => V
  readonly ids: Int32Array
  readonly counts: Int32Array
  /** How many records have a value at all. */
  readonly filled: number
  /**
   * How large a part of the people have each value, as a logarithm: its part of that list in which it is rarest, since in
   * some lists the same person stands many times.
   */
  readonly logShares: Float32Array
  /** The level at which two values, given by their numbers, agree. */
  readonly compare: (one: number, other: number) => number
}

export type FieldSpec<V> = {
  readonly name: string
  readonly kind: Field["kind"]
  readonly levels: readonly string[]
  /** The text by which a value is known and kept, and its value again: of a million values none is kept as an object. */
  readonly write: (value: V) => string
  readonly read: (written: string) => V
  readonly compare: (one: V, other: V) => number
}

/** Numbers a value; nought for none. */
export type NumberOf<V> = (value: V | null) => number

/** Gives each record the number of its value. */
export type Numbered<V> = (numberOf: NumberOf<V>) => (record: number) => number

/** So many values are known again without being written. */
const RECENT = 20_000

export function makeField<V>(spec: FieldSpec<V>, pool: Pool, numbered: Numbered<V>): Field<V> {
  const store = createTextStore()
  const recent = new Map<V, number>()
  const numberAt = numbered((value) => {
    if (value === null) return 0
    const known = recent.get(value)
    if (known !== undefined) return known
    const number = store.placeOf(spec.write(value)) + 1
    if (recent.size < RECENT) recent.set(value, number)
    return number
  })
  const ids = new Int32Array(pool.size)
  for (let record = 0; record < pool.size; record += 1) ids[record] = numberAt(record)
  const texts = store.finish()
  const size = texts.length
  const counts = new Int32Array(size + 1)
  for (const id of ids) if (id > 0) counts[id] = (counts[id] ?? 0) + 1
  const value = rememberValues(size, (id) => spec.read(texts.at(id - 1) ?? ""))
  return {
    ...{ name: spec.name, kind: spec.kind, levels: spec.levels, size, valueOf: value, ids, counts },
    filled: counts.reduce((sum, count) => sum + count, 0),
    logShares: sharesOf(pool, ids, size).map(Math.log),
    compare: rememberLevels(size, (one, other) => spec.compare(value(one), value(other))),
  }
}

function sharesOf({ lists, list }: Pool, ids: Int32Array, size: number): Float32Array {
  // within one list a record is not counted beside itself
  const itself = lists.length === 1 ? 1 : 0
  const shares = new Float32Array(size + 1).fill(1)
  lists.forEach((_, at) => {
    const counts = new Int32Array(size + 1)
    let filled = 0
    for (let record = list.indexOf(at); record >= 0 && list[record] === at; record += 1) {
      const id = ids[record] ?? 0
      if (id === 0) continue
      counts[id] = (counts[id] ?? 0) + 1
      filled += 1
    }
    const discount = discountOf(counts, itself)
    for (let id = 1; id <= size; id += 1) {
      const count = counts[id] ?? 0
      // what nobody of a list has is no commoner there than what one has: a list of three rows says little of shares
      const held = count > 0 ? Math.max(1, count - itself) - discount : 1
      if (filled > 0) shares[id] = Math.min(shares[id] ?? 1, held / filled)
    }
  })
  return shares
}

/**
 * What is taken off a count to leave room for the values that nobody here has (Kneser and Ney): where most values occur
 * once, the next person with one of them is less likely than once in so many.
 */
function discountOf(counts: Int32Array, itself: number): number {
  let [once, twice] = [0, 0]
  for (const count of counts) {
    if (count === 1 + itself) once += 1
    else if (count === 2 + itself) twice += 1
  }
  return Math.min(MOST_DISCOUNT, once / (once + 2 * twice + 1))
}

const MOST_DISCOUNT = 0.9
