import type { PlainKind } from "./column-kind.ts"
import { fillFromColumn, numberingTexts } from "./column-values.ts"
import { composedColumns, otherWords, wordsOf } from "./composed-columns.ts"
import { elsewhereOf, type Words, wordsOfRecords } from "./elsewhere.ts"
import { type Field, makeField } from "./field.ts"
import type { Numbering } from "./numbering.ts"
import { plainText } from "./plain-text.ts"
import { type KnownColumn, type Pool, spanOf } from "./pool.ts"
import {
  CODE_LEVELS,
  compareCodes,
  compareCodeUnits,
  compareTexts,
  compareTextUnits,
  TEXT_LEVELS,
} from "./text-levels.ts"

/** A column that says less than so much of the rows' words is left out. */
const LEAST_FILLED = 0.03

/** Fields that are held only against the column of the same header: one for each header that every list has. */
export function plainFields(pool: Pool, columns: readonly (readonly KnownColumn[])[]): Field<string>[] {
  const [first = []] = columns
  const headers = first.filter(isPlain).map(headerOf).sort()
  const composed = columns.map((list, at) => composedOf(pool, at, list))
  let known: Words | undefined
  const wordsInAll = () => {
    known ??= wordsInWholes(pool, columns, composed)
    return known
  }
  return headers.flatMap((header) => {
    const same = columns.map((list) =>
      list.findIndex((column) => isPlain(column) && headerOf(column) === header),
    )
    if (same.includes(-1)) return []
    const kinds = new Set(columns.map((list, at) => list[same[at] ?? 0]?.kind))
    const [one] = kinds
    const isPart = same.every((place, at) => partsIn(composed[at]).has(place))
    const guessed = ((kinds.size === 1 && one) || "text") as PlainKind
    // what stands in a name or an address is a word, however few there are
    const kind = isPart && guessed === "category" ? "text" : guessed
    const field = makeField({ name: header, kind, ...AS_WRITTEN, ...specs[kind] }, pool, (numbering) => {
      const ofTexts = numberingTexts((text) => asWords(text) || null, numbering)
      const ids = new Int32Array(pool.size)
      columns.forEach((list, at) => {
        const [place, parts] = [same[at] ?? 0, composed[at]?.get(same[at] ?? 0)]
        const column = list[place] as KnownColumn
        if (parts === undefined) fillFromColumn(pool, at, column, ofTexts(column.texts), ids)
        else
          fillFromRest(
            pool,
            at,
            column,
            parts.map((part) => list[part] as KnownColumn),
            numbering,
            ids,
          )
      })
      return ids
    })
    if (field.filled < LEAST_FILLED * pool.size) return []
    return [isPart && kind === "text" ? { ...field, elsewhere: elsewhereOf(field, wordsInAll()) } : field]
  })
}

function partsIn(composed: ReadonlyMap<number, readonly number[]> | undefined): ReadonlySet<number> {
  return new Set([...(composed?.values() ?? [])].flat())
}

/** The words that each record says in the columns that hold those of others. */
function wordsInWholes(
  pool: Pool,
  columns: readonly (readonly KnownColumn[])[],
  composed: readonly ReadonlyMap<number, readonly number[]>[],
): Words {
  const wholes = columns.map((list, at) =>
    [...(composed[at]?.keys() ?? [])].map((place) => list[place] as KnownColumn),
  )
  return wordsOfRecords(pool.size, (record) =>
    (wholes[pool.list[record] ?? 0] ?? []).flatMap(({ texts, rows }) =>
      wordsOf(texts.at(rows[pool.row[record] ?? 0] ?? 0) ?? ""),
    ),
  )
}

const AS_WRITTEN = {
  write: (text: string) => text,
  read: (text: string) => text,
  isWritten: isPlainWords,
  isItself: true,
} as const

const specs = {
  text: { levels: TEXT_LEVELS, compare: compareTexts, comparePlain: compareTextUnits },
  code: { levels: CODE_LEVELS, compare: compareCodes, comparePlain: compareCodeUnits },
  category: {
    levels: ["same", "different"],
    compare: (one: string, other: string) => (one === other ? 1 : 2),
  },
}

function isPlain({ kind }: KnownColumn): boolean {
  return kind === "text" || kind === "code" || kind === "category"
}

function headerOf({ header }: KnownColumn): string {
  return plainText(header).replace(/\s+/g, "_")
}

function composedOf(pool: Pool, at: number, columns: readonly KnownColumn[]) {
  const plain = columns.flatMap((column, place) => (isPlain(column) ? [place] : []))
  return composedColumns({ ids: pool.lists[at]?.ids ?? [], columns }, plain)
}

/** Gives the records of a list the numbers of what a column says that repeats others: only what they do not say. */
function fillFromRest(
  pool: Pool,
  at: number,
  column: KnownColumn,
  others: readonly KnownColumn[],
  { ofValue }: Numbering<string>,
  ids: Int32Array,
): void {
  const { row } = pool
  const { start, end } = spanOf(pool, at)
  const textAt = ({ texts, rows }: KnownColumn, record: number) => texts.at(rows[row[record] ?? 0] ?? 0) ?? ""
  for (let record = start; record < end; record += 1) {
    const held = others.map((other) => textAt(other, record))
    ids[record] = ofValue(otherWords(textAt(column, record), held) || null)
  }
}

function asWords(text: string): string {
  return /^[a-z0-9]+(?: [a-z0-9]+)*$/.test(text) ? text : wordsOf(text).join(" ")
}

const [BLANK, NOUGHT, NINE, A, Z] = [0x20, 0x30, 0x39, 0x61, 0x7a]

/** The same test as that of `asWords`, of bytes. */
function isPlainWords(bytes: Uint8Array, start: number, end: number): boolean {
  let wasBlank = true
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    const isBlank = byte === BLANK
    if (isBlank ? wasBlank : !((byte >= A && byte <= Z) || (byte >= NOUGHT && byte <= NINE))) return false
    wasBlank = isBlank
  }
  return !wasBlank
}
