import { withElsewhere } from "./elsewhere.ts"
import type { Field } from "./field.ts"
import { createPatterns } from "./patterns.ts"

/** Holds two records against each other in every field; a pattern says how each of them agrees. */
export type Comparison = {
  readonly fields: readonly Field[]
  /** The number of the pattern in which two records agree. */
  readonly patternOf: (one: number, other: number) => number
  /** The number of a record's value in a field. */
  readonly valueAt: (field: number, record: number) => number
  /** The levels of every pattern met so far, one field behind the other. */
  readonly levels: () => Uint8Array
}

/** At which level of the document number what else it says is no evidence of its own any more. */
const SAID_BY_DOCUMENT: Readonly<Record<string, number>> = { birth: 1, sex: 3 }

export function createComparison(fields: readonly Field[]): Comparison {
  const width = fields.length
  const compares = fields.map(({ compare }) => compare)
  const values = byRecord(fields)
  const levels = new Uint8Array(width)
  const patterns = createPatterns(width)
  const document = fields.findIndex(({ kind }) => kind === "document")
  const silenced = fields.flatMap(({ kind }, at) => {
    const upTo = document < 0 ? undefined : SAID_BY_DOCUMENT[kind]
    return upTo === undefined ? [] : [{ at, upTo }]
  })
  const crossed = fields.flatMap((field, at) => (field.elsewhere === undefined ? [] : [{ at, field }]))
  const patternOf = (one: number, other: number) => {
    for (let at = 0; at < width; at += 1) {
      const left = values[one * width + at] ?? 0
      const right = values[other * width + at] ?? 0
      levels[at] = left === 0 || right === 0 ? 0 : (compares[at]?.(left, right) ?? 0)
    }
    for (const { at, field } of crossed) levels[at] = withElsewhere(field, levels[at] ?? 0, one, other)
    const said = levels[document] ?? 0
    if (said > 0) for (const { at, upTo } of silenced) if (said <= upTo) levels[at] = 0
    return patterns.numberOf(levels)
  }
  return {
    fields,
    patternOf,
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
