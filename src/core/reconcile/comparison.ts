import { withElsewhere } from "./elsewhere.ts"
import { type Field, MANY_VALUES } from "./field.ts"
import { createPatterns } from "./patterns.ts"
import { ELSEWHERE } from "./text-levels.ts"

/**
 * How two records agree: the number of the pattern, and how large a part of the people have all that the two have in common, as a
 * logarithm.
 */
export type Agreement = { readonly pattern: number; readonly logShare: number }

/** Pairs of records, the smaller first, and how they agree. */
export type Pairs = {
  readonly one: Int32Array
  readonly other: Int32Array
  readonly pattern: Int32Array
  readonly logShare: Float64Array
}

/** Holds two records against each other in every field; a pattern says how each of them agrees. */
export type Comparison = {
  readonly fields: readonly Field[]
  readonly compare: (one: number, other: number) => Agreement
  /** Writes down how the first `count` of some pairs agree, no more than `BATCH`. */
  readonly compareAll: (pairs: Pairs, count: number) => void
  /** Whether two records that agree at a level in a field have a value in common there. */
  readonly isShared: (field: number, level: number) => boolean
  /** How large a part of the people have that value, as a logarithm. */
  readonly logShareOf: (field: number, level: number, one: number, other: number) => number
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
  const isShared = (at: number, level: number) =>
    fields[at]?.kind !== "sex" &&
    (level === 1 || (level === ELSEWHERE && fields[at]?.elsewhere !== undefined))
  const logShareOf = (at: number, level: number, one: number, other: number) => {
    const { logShares, elsewhere } = fields[at] as Field
    // either may stand in the other's words
    if (level === ELSEWHERE) return Math.min(0, (elsewhere?.logShareOf(one, other) ?? 0) + Math.LN2)
    const left = values[one * width + at] ?? 0
    const right = values[other * width + at] ?? 0
    return Math.max(logShares[left] ?? 0, logShares[right] ?? 0)
  }
  const near = new Int32Array(BATCH)
  const shared = { pairs: new Int32Array(BATCH), ids: new Int32Array(BATCH), shares: new Float32Array(BATCH) }
  const different = { ids: new Int32Array(2 * BATCH), pairs: new Int32Array(BATCH) }
  const compareIn = ({ compare, bringNear }: Field, at: number, { one, other }: Pairs, count: number) => {
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
  /** Writes the patterns down, and in the levels what is no evidence of its own. */
  const findPatterns = ({ one, other, pattern }: Pairs, count: number) => {
    for (let pair = 0; pair < count; pair += 1) {
      const first = pair * width
      for (const { at, field } of crossed) {
        const level = levels[first + at] ?? 0
        levels[first + at] = withElsewhere(field, level, one[pair] ?? 0, other[pair] ?? 0)
      }
      const said = levels[first + document] ?? 0
      if (document >= 0 && said > 0)
        for (const { at, upTo } of silenced) if (said <= upTo) levels[first + at] = 0
      pattern[pair] = patterns.numberOf(levels, first)
    }
  }
  const addShares = ({ logShares }: Field, at: number, { one, other, logShare }: Pairs, count: number) => {
    let size = 0
    for (let pair = 0; pair < count; pair += 1) {
      if (!isShared(at, levels[pair * width + at] ?? 0)) continue
      shared.pairs[size] = pair
      shared.ids[size] = values[(one[pair] ?? 0) * width + at] ?? 0
      size += 1
    }
    for (let each = 0; each < size; each += 1) shared.shares[each] = logShares[shared.ids[each] ?? 0] ?? 0
    for (let each = 0; each < size; each += 1) {
      const pair = shared.pairs[each] ?? 0
      const isSame = shared.ids[each] === values[(other[pair] ?? 0) * width + at]
      const level = levels[pair * width + at] ?? 0
      logShare[pair] =
        (logShare[pair] ?? 0) +
        (isSame ? (shared.shares[each] ?? 0) : logShareOf(at, level, one[pair] ?? 0, other[pair] ?? 0))
    }
  }
  const compareAll = (pairs: Pairs, count: number) => {
    // what is looked at next is looked for all at once, as the fields do it with what is written
    for (let pair = 0; pair < count; pair += 1) near[pair] = values[(pairs.other[pair] ?? 0) * width] ?? 0
    for (let at = 0; at < width; at += 1) compareIn(fields[at] as Field, at, pairs, count)
    findPatterns(pairs, count)
    pairs.logShare.fill(0, 0, count)
    for (let at = 0; at < width; at += 1) addShares(fields[at] as Field, at, pairs, count)
  }
  const single = roomForPairs(1)
  return {
    fields,
    compare: (one, other) => {
      single.one[0] = one
      single.other[0] = other
      compareAll(single, 1)
      return { pattern: single.pattern[0] ?? 0, logShare: single.logShare[0] ?? 0 }
    },
    compareAll,
    isShared,
    logShareOf,
    levels: patterns.levels,
  }
}

export function roomForPairs(size: number): Pairs {
  return {
    one: new Int32Array(size),
    other: new Int32Array(size),
    pattern: new Int32Array(size),
    logShare: new Float64Array(size),
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
