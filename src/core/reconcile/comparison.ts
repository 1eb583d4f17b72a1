import type { Field } from "./field.ts"

/** Holds two records against each other in every field; a pattern says how each of them agrees. */
export type Comparison = {
  readonly fields: readonly Field[]
  /** The number of the pattern in which two records agree. */
  readonly patternOf: (one: number, other: number) => number
  /** The number of a record's value in a field. */
  readonly valueAt: (field: number, record: number) => number
  /** The levels of every pattern met so far, one field behind the other. */
  readonly levels: () => Uint8Array
  readonly patterns: () => number
}

/** At which level of the document number what else it says is no evidence of its own any more. */
const SAID_BY_DOCUMENT: Readonly<Record<string, number>> = { birth: 1, sex: 3 }

export function createComparison(fields: readonly Field[]): Comparison {
  const places = new Map<number, number>()
  const width = fields.length
  // record by record: what is needed together lies together
  const size = fields[0]?.ids.length ?? 0
  const values = new Int32Array(size * width)
  fields.forEach(({ ids }, at) => {
    for (let record = 0; record < size; record += 1) values[record * width + at] = ids[record] ?? 0
  })
  const levelAt = (at: number, one: number, other: number) => {
    const [a, b] = [values[one * width + at] ?? 0, values[other * width + at] ?? 0]
    return a === 0 || b === 0 ? 0 : (fields[at]?.compare(a, b) ?? 0)
  }
  let held = new Uint8Array(64 * width)
  const levels = new Uint8Array(width)
  const document = fields.findIndex(({ kind }) => kind === "document")
  const silenced = fields.flatMap(({ kind }, at) => {
    const upTo = document < 0 ? undefined : SAID_BY_DOCUMENT[kind]
    return upTo === undefined ? [] : [{ at, upTo }]
  })
  const patternOf = (one: number, other: number) => {
    for (let at = 0; at < width; at += 1) levels[at] = levelAt(at, one, other)
    const said = levels[document] ?? 0
    if (said > 0) for (const { at, upTo } of silenced) if (said <= upTo) levels[at] = 0
    let code = 0
    for (let at = 0; at < width; at += 1)
      code = code * ((fields[at]?.levels.length ?? 0) + 1) + (levels[at] ?? 0)
    let place = places.get(code)
    if (place === undefined) {
      place = places.size
      places.set(code, place)
      if ((place + 1) * width > held.length) {
        const wider = new Uint8Array(2 * held.length)
        wider.set(held)
        held = wider
      }
      held.set(levels, place * width)
    }
    return place
  }
  return {
    fields,
    patternOf,
    valueAt: (field, record) => values[record * width + field] ?? 0,
    levels: () => held,
    patterns: () => places.size,
  }
}
