import type { ColumnKind } from "./column-kind.ts"
import type { Pool } from "./pool.ts"

/**
 * One thing by which records are held against each other. Values are numbered from 1, 0 is "not written"; `ids` gives
 * each record's value, `counts` how many records have a value.
 */
export type Field<V = unknown> = {
  readonly name: string
  readonly kind: Exclude<ColumnKind, "ignored">
  /** What a level means, from 1 on; level 0 is "cannot be said". */
  readonly levels: readonly string[]
  readonly values: readonly V[]
  readonly ids: Int32Array
  readonly counts: Int32Array
  /** How many records have a value at all. */
  readonly filled: number
  /**
   * How large a part of the people have each value: its part of that list in which it is rarest, since in some lists the
   * same person stands many times.
   */
  readonly shares: Float64Array
  /** The level at which two values, given by their numbers, agree. */
  readonly compare: (one: number, other: number) => number
}

export type FieldSpec<V> = {
  readonly name: string
  readonly kind: Field["kind"]
  readonly levels: readonly string[]
  /** What a value is known by: equal values have equal keys. */
  readonly keyOf: (value: V) => string
  readonly compare: (one: V, other: V) => number
}

/** Numbers the values that `valueAt` gives the records of the pool. */
export function makeField<V>(
  spec: FieldSpec<V>,
  pool: Pool,
  valueAt: (record: number) => V | null,
): Field<V> {
  const { size } = pool
  const numbers = new Map<V | string, number>()
  const values: V[] = []
  const ids = new Int32Array(size)
  const counts: number[] = [0]
  let filled = 0
  for (let record = 0; record < size; record += 1) {
    const value = valueAt(record)
    if (value === null) continue
    let number = numbers.get(value)
    if (number === undefined) {
      const key = spec.keyOf(value)
      number = numbers.get(key)
      if (number === undefined) {
        number = values.push(value)
        counts.push(0)
        numbers.set(key, number)
      }
      numbers.set(value, number)
    }
    ids[record] = number
    counts[number] = (counts[number] ?? 0) + 1
    filled += 1
  }
  return {
    ...{ name: spec.name, kind: spec.kind, levels: spec.levels, values, ids, filled },
    counts: Int32Array.from(counts),
    shares: sharesOf(pool, ids, values.length),
    compare: remembering(spec, values),
  }
}

function sharesOf({ lists, list }: Pool, ids: Int32Array, values: number): Float64Array {
  const counts = lists.map(() => new Int32Array(values + 1))
  ids.forEach((id, record) => {
    const ofList = counts[list[record] ?? 0]
    if (ofList !== undefined && id > 0) ofList[id] = (ofList[id] ?? 0) + 1
  })
  // within one list a record is not counted beside itself
  const itself = lists.length === 1 ? 1 : 0
  const shares = new Float64Array(values + 1).fill(1)
  for (const ofList of counts) {
    const filled = ofList.reduce((sum, count) => sum + count, 0)
    const discount = discountOf(ofList, itself)
    ofList.forEach((count, id) => {
      if (count > 0) shares[id] = Math.min(shares[id] ?? 1, (Math.max(1, count - itself) - discount) / filled)
    })
  }
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

/** Up to so many comparisons of a field are remembered. */
const REMEMBERED = 300_000

/** Fields of more values than this meet the same two again too seldom to remember them. */
const MANY_VALUES = 8_000

function remembering<V>({ compare }: FieldSpec<V>, values: readonly V[]): Field<V>["compare"] {
  if (values.length > MANY_VALUES) {
    return (one, other) => (one === other ? 1 : compare(values[one - 1] as V, values[other - 1] as V))
  }
  const known = new Map<number, number>()
  return (one, other) => {
    const key = one < other ? one * (values.length + 1) + other : other * (values.length + 1) + one
    const found = known.get(key)
    if (found !== undefined) return found
    const level = compare(values[one - 1] as V, values[other - 1] as V)
    if (known.size < REMEMBERED) known.set(key, level)
    return level
  }
}
