import type { ColumnKind } from "./column-kind.ts"
import type { CompareUnits } from "./edit-distance.ts"
import { bytesOf, endOf, headAt, type KeptTexts, startOf } from "./kept-texts.ts"
import { createNumbering, type Numbering, type Writing } from "./numbering.ts"
import { type Pool, spanOf } from "./pool.ts"
import { rememberLevels, rememberValues } from "./remember.ts"
import { sumOf } from "./whole-numbers.ts"

/**
 * One thing by which records are held against each other. Values are numbered from 1, 0 is "not written"; `ids` gives
 * each record's value, `counts` how many records have a value.
 */
export type Field<V = unknown> = {
  readonly name: string
  readonly kind: Exclude<ColumnKind, "ignored">
  /** What a level means, from 1 on; level 0 is "cannot be said". */
  readonly levels: readonly string[]
  /** How many different values there are; numbers may go higher, since some are nobody's. */
  readonly size: number
  readonly valueOf: (id: number) => V
  /** Whether a value stands in its cell just as it is written: then it is the same as itself and its own key. */
  readonly isPlain: (id: number) => boolean
  /** The number of the value that is written so; nought when there is none. */
  readonly idOf: (written: string) => number
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
  /**
   * Looks at the first `count` of some values, no more than `MANY_VALUES`, that will be compared next: of millions each is somewhere
   * else in memory, and to look for all of them at once is much quicker than for one after the other.
   */
  readonly bringNear: (ids: Int32Array, count: number) => void
  readonly elsewhere?: Elsewhere
}

/**
 * What one record says in a column may stand in another column of the next: first name and surname swapped, a title or a seat for a
 * surname. Known where some column holds the words of several, as a full name does.
 */
export type Elsewhere = {
  /**
   * The rarest word that one of two records says in this field and the other says anywhere: how large a part of the records has it, as
   * a logarithm. Nought or less; one where there is none.
   */
  readonly logShareOf: (one: number, other: number) => number
}

export type FieldSpec<V> = Writing<V> & {
  readonly name: string
  readonly kind: Field["kind"]
  readonly levels: readonly string[]
  readonly compare: (one: V, other: V) => number
  /** Whether every value is the same as itself: not so where half a number can be a value. */
  readonly isItself?: true
  /** The same of two different values that stand in their cells just as they are written, by their bytes. */
  readonly comparePlain?: CompareUnits
}

/** So many values are brought near at a time. */
export const MANY_VALUES = 2048

/** Gives the number of each record's value. */
export type Numbered<V> = (numbering: Numbering<V>) => Int32Array

export function makeField<V>(spec: FieldSpec<V>, pool: Pool, numbered: Numbered<V>): Field<V> {
  const numbering = createNumbering(spec)
  const ids = numbered(numbering)
  const most = numbering.most()
  const ofLists = pool.lists.map((_, at) => countIn(pool, at, ids, most))
  const counts = ofLists.length === 1 ? (ofLists[0] as Int32Array) : new Int32Array(most + 1)
  if (ofLists.length > 1) for (const ofList of ofLists) addCounts(counts, ofList)
  let size = 0
  let filled = 0
  for (let id = 1; id <= most; id += 1) {
    const count = counts[id] ?? 0
    if (count > 0) size += 1
    filled += count
  }
  const value = rememberValues(most, (id) => spec.read(numbering.writtenAs(id)))
  return {
    ...{ name: spec.name, kind: spec.kind, levels: spec.levels, valueOf: value, ids, counts },
    ...{ isPlain: numbering.isPlain, idOf: numbering.idOf },
    ...{ size, filled, logShares: logSharesOf(ofLists, most) },
    ...comparing(most, spec, numbering, value),
  }
}

/** Values that stand in their cells as they are written are held against each other faster than what was found is known again. */
function comparing<V>(
  most: number,
  { compare: compareValues, comparePlain, isItself }: FieldSpec<V>,
  numbering: Numbering<V>,
  valueAt: (id: number) => V,
): Pick<Field, "compare" | "bringNear"> {
  const { isPlain } = numbering
  const remembered = rememberLevels(most, isItself === true ? null : isPlain, (one, other) =>
    compareValues(valueAt(one), valueAt(other)),
  )
  const cells = numbering.cells()
  if (comparePlain === undefined || cells === undefined) return { compare: remembered, bringNear: () => {} }
  const compare = (one: number, other: number) => {
    if (one === other || !isPlain(one) || !isPlain(other)) return remembered(one, other)
    const first = Math.min(one, other) - 1
    const second = Math.max(one, other) - 1
    const [start, startOther] = [startOf(cells, first), startOf(cells, second)]
    const [end, endOther] = [endOf(cells, first), endOf(cells, second)]
    return comparePlain(bytesOf(cells, first), start, end, bytesOf(cells, second), startOther, endOther)
  }
  return { compare, bringNear: nearBringer(cells) }
}

function nearBringer(cells: KeptTexts): Field["bringNear"] {
  const heads = new Int32Array(MANY_VALUES)
  return (ids, count) => {
    for (let at = 0; at < count; at += 1) heads[at] = headAt(cells, (ids[at] ?? 0) - 1)
  }
}

/** How many records of a list have each value. */
function countIn(pool: Pool, at: number, ids: Int32Array, most: number): Int32Array {
  const counts = new Int32Array(most + 1)
  const { start, end } = spanOf(pool, at)
  for (let record = start; record < end; record += 1) {
    const id = ids[record] ?? 0
    if (id > 0) counts[id] = (counts[id] ?? 0) + 1
  }
  return counts
}

function addCounts(counts: Int32Array, more: Int32Array): void {
  for (let id = 0; id < counts.length; id += 1) counts[id] = (counts[id] ?? 0) + (more[id] ?? 0)
}

/** Shares of values that fewer records have are reckoned once for all of them. */
const FEW = 64

function logSharesOf(ofLists: readonly Int32Array[], most: number): Float32Array {
  // within one list a record is not counted beside itself
  const itself = ofLists.length === 1 ? 1 : 0
  const logShares = new Float32Array(most + 1)
  for (const counts of ofLists) {
    const discount = discountOf(counts, itself)
    const filled = sumOf(counts)
    if (filled === 0) continue
    const logShareOf = (count: number) => {
      // what nobody of a list has is no commoner there than what one has: a list of three rows says little of shares
      const held = count > 0 ? Math.max(1, count - itself) - discount : 1
      return Math.log(held / filled)
    }
    const ofFew = Float32Array.from({ length: FEW }, (_, count) => logShareOf(count))
    for (let id = 1; id <= most; id += 1) {
      const count = counts[id] ?? 0
      const logShare = count < FEW ? (ofFew[count] ?? 0) : logShareOf(count)
      if (logShare < (logShares[id] ?? 0)) logShares[id] = logShare
    }
  }
  return logShares
}

/**
 * What is taken off a count to leave room for the values that nobody here has (Kneser and Ney): where most values occur
 * once, the next person with one of them is less likely than once in so many.
 */
function discountOf(counts: Int32Array, itself: number): number {
  let once = 0
  let twice = 0
  for (let id = 0; id < counts.length; id += 1) {
    const count = counts[id]
    if (count === 1 + itself) once += 1
    else if (count === 2 + itself) twice += 1
  }
  return Math.min(MOST_DISCOUNT, once / (once + 2 * twice + 1))
}

const MOST_DISCOUNT = 0.9
