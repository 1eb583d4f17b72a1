import type { ColumnKind } from "./column-kind.ts"
import type { Numbered } from "./field.ts"
import type { Column } from "./list.ts"
import { type Numbering, numberAt, type TextNumbers } from "./numbering.ts"
import { type KnownColumn, type Pool, spanOf } from "./pool.ts"
import { createTextStore } from "./text-store.ts"
import type { Texts } from "./texts.ts"

/** For each list its columns of one kind; the first that says anything in a row counts. */
export type Sources = readonly (readonly Column<Texts>[])[]

/** Columns of more texts than this are read anew for each row: hardly any text comes twice. */
const MANY_TEXTS = 50_000

/** The parts of an address are joined. */
export function sourcesOf(columns: readonly (readonly KnownColumn[])[], kind: ColumnKind): Sources {
  return columns.map((list) => {
    const found = list.filter((column) => column.kind === kind)
    return kind === "door" && found.length > 1 ? [joinParts(found)] : found
  })
}

/** What each record says, read from its cells. */
export function valuesOf<V>(
  pool: Pool,
  sources: Sources,
  read: (text: string) => V | null,
): (record: number) => V | null {
  const readers = sources.map((list) =>
    list.map(({ texts, rows }) => {
      const known: (V | null | undefined)[] = []
      const valueAt = (place: number) => {
        if (texts.length > MANY_TEXTS) return read(texts.at(place) ?? "")
        const found = known[place]
        if (found !== undefined) return found
        const value = read(texts.at(place) ?? "")
        known[place] = value
        return value
      }
      return (row: number) => valueAt(rows[row] ?? 0)
    }),
  )
  return (record) => {
    for (const valueAt of readers[pool.list[record] ?? 0] ?? []) {
      const value = valueAt(pool.row[record] ?? 0)
      if (value !== null) return value
    }
    return null
  }
}

/** The same as numbers; each text is read once. */
export function numbersOf<V>(pool: Pool, sources: Sources, read: (text: string) => V | null): Numbered<V> {
  return (numbering) => {
    const numbersIn = numberingTexts(read, numbering)
    const ids = new Int32Array(pool.size)
    sources.forEach((list, at) => {
      for (const column of list) fillFromColumn(pool, at, column, numbersIn(column.texts), ids)
    })
    return ids
  }
}

/** Gives the records of a list the numbers of what they say in a column, unless they have one: `numbers` by texts, `ids` by records. */
export function fillFromColumn(
  pool: Pool,
  at: number,
  { rows }: Column<Texts>,
  numbers: TextNumbers,
  ids: Int32Array,
): void {
  const { row } = pool
  const { start, end } = spanOf(pool, at)
  for (let record = start; record < end; record += 1) {
    if (ids[record] === 0) ids[record] = numberAt(numbers, rows[row[record] ?? 0] ?? 0)
  }
}

/** The numbers of texts by their place: each is read once, in the order they came in, whichever lists share them. */
export function numberingTexts<V>(
  read: (text: string) => V | null,
  numbering: Numbering<V>,
): (texts: Texts) => TextNumbers {
  const known = new Map<Texts, TextNumbers>()
  return (texts) => {
    const numbers = known.get(texts) ?? numbering.ofTexts(texts, read)
    known.set(texts, numbers)
    return numbers
  }
}

/** An address written in several columns as one text: `12` and `302` as `12-302`. */
function joinParts(parts: readonly Column<Texts>[]): Column<Texts> {
  const store = createTextStore()
  const size = parts[0]?.rows.length ?? 0
  const rows = new Int32Array(size)
  for (let row = 0; row < size; row += 1) {
    const written = parts
      .map(({ texts, rows }) => (texts.at(rows[row] ?? 0) ?? "").trim())
      .filter((text) => text !== "")
    rows[row] = store.placeOf(
      written.reduce((left, right) => left + (/[\d０-９]$/.test(left) ? "-" : "") + right, ""),
    )
  }
  return { header: parts.map(({ header }) => header).join(), texts: store.texts, rows }
}
