import { withElsewhere } from "./elsewhere.ts"
import { type Field, MANY_VALUES } from "./field.ts"
import { createPatterns } from "./patterns.ts"

/** Holds two records against each other in every field; a pattern says how each of them agrees. */
export type Comparison = {
  readonly fields: readonly Field[]
  /** The number of the pattern in which two records agree. */
  readonly patternOf: (one: number, other: number) => number
  /** The same of the first `count` pairs, no more than `BATCH`, written to `patterns`. */
  readonly patternsOf: (one: Int32Array, other: Int32Array, count: number, patterns: Int32Array) => void
  /** The number of a record's value in a field. */
  readonly valueAt: (field: number, record: number) => number
  /** The levels of every pattern met so far, one field behind the other. */
  readonly levels: () => Uint8Array
}

/** At which level of the document number what else it says is no evidence of its own any more. */
const SAID_BY_DOCUMENT: Readonly<Record<string, number>> = { birth: 1, sex: 3 }

/** So many pairs are held against each other at a time, field by field. */
export const BATCH = MANY_VALUES / 2

export function createComparison(fields: readonly Field[]): Comparison {
  const width = fields.length
  const values = byRecord(fields)
  const levels = new Uint8Array(BATCH * width)
  const patterns = createPatterns(width)
  const document = fields.findIndex(({ kind }) => kind === "document")
  const silenced = fields.flatMap(({ kind }, at) => {
    const upTo = document < 0 ? undefined : SAID_BY_DOCUMENT[kind]
    return upTo === undefined ? [] : [{ at, upTo }]
  })
  const crossed = fields.flatMap((field, at) => (field.elsewhere === undefined ? [] : [{ at, field }]))
  const firsts = new Int32Array(BATCH)
  const different = { ids: new Int32Array(2 * BATCH), pairs: new Int32Array(BATCH) }
  const compareAll = (
    { compare, bringNear }: Field,
    at: number,
    one: Int32Array,
    other: Int32Array,
    count: number,
  ) => {
    let size = 0
    for (let pair = 0; pair < count; pair += 1) {
      const left = values[(one[pair] ?? 0) * width + at] ?? 0
      const right = values[(other[pair] ?? 0) * width + at] ?? 0
      const isDifferent = left !== right && left !== 0 && right !== 0
      levels[pair * width + at] = left === right && left !== 0 ? compare(left, right) : 0
      if (!isDifferent) continue
      different.ids[2 * size] = left
      different.ids[2 * size + 1] = right
      different.pairs[size] = pair
      size += 1
    }
    bringNear(different.ids, 2 * size)
    for (let each = 0; each < size; each += 1) {
      const level = compare(different.ids[2 * each] ?? 0, different.ids[2 * each + 1] ?? 0)
      levels[(different.pairs[each] ?? 0) * width + at] = level
    }
  }
  const patternsOf = (one: Int32Array, other: Int32Array, count: number, found: Int32Array) => {
    // brings the other's values near, as the fields do with what is written
    for (let pair = 0; pair < count; pair += 1) firsts[pair] = values[(other[pair] ?? 0) * width] ?? 0
    fields.forEach((field, at) => {
      compareAll(field, at, one, other, count)
    })
    for (let pair = 0; pair < count; pair += 1) {
      const first = pair * width
      for (const { at, field } of crossed) {
        const level = levels[first + at] ?? 0
        levels[first + at] = withElsewhere(field, level, one[pair] ?? 0, other[pair] ?? 0)
      }
      const said = levels[first + document] ?? 0
      if (document >= 0 && said > 0)
        for (const { at, upTo } of silenced) if (said <= upTo) levels[first + at] = 0
      found[pair] = patterns.numberOf(levels, first)
    }
  }
  const single = { one: new Int32Array(1), other: new Int32Array(1), pattern: new Int32Array(1) }
  const patternOf = (one: number, other: number) => {
    single.one[0] = one
    single.other[0] = other
    patternsOf(single.one, single.other, 1, single.pattern)
    return single.pattern[0] ?? 0
  }
  return {
    fields,
    patternOf,
    patternsOf,
    valueAt: (field, record) => values[record * width + field] ?? 0,
    levels: patterns.levels,
  }
}

/** The numbers of the values record by record: what is looked at together lies together. */
function byRecord(fields: readonly Field[]): Int32Array {
  const size = fields[0]?.ids.length ?? 0
  const values = new Int32Array(size * fields.length)
  fields.forEach(({ ids }, at) => {
    for (let record = 0; record < size; record += 1) values[record * fields.length + at] = ids[record] ?? 0
  })
  return values
}
