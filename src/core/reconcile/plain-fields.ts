import type { PlainKind } from "./column-kind.ts"
import { composedColumns, otherWords, wordsOf } from "./composed-columns.ts"
import { type Field, makeField } from "./field.ts"
import { plainText } from "./plain-text.ts"
import type { KnownColumn, Pool } from "./pool.ts"
import { CODE_LEVELS, compareCodes, compareTexts, TEXT_LEVELS } from "./text-levels.ts"

/** A column that says less than so much of the rows' words is left out. */
const LEAST_FILLED = 0.03

/** Fields that are held only against the column of the same header: one for each header that every list has. */
export function plainFields(pool: Pool, columns: readonly (readonly KnownColumn[])[]): Field<string>[] {
  const [first = []] = columns
  const headers = first.filter(isPlain).map(headerOf).sort()
  const texts = columns.map((list, at) => textsOf(pool, at, list))
  return headers.flatMap((header) => {
    const same = columns.map((list) =>
      list.findIndex((column) => isPlain(column) && headerOf(column) === header),
    )
    if (same.includes(-1)) return []
    const kinds = new Set(columns.map((list, at) => list[same[at] ?? 0]?.kind))
    const [one] = kinds
    const kind = (kinds.size === 1 && one) as PlainKind | false
    const field = fieldOf(
      pool,
      header,
      kind || "text",
      (list, row) => texts[list]?.(same[list] ?? 0, row) ?? "",
    )
    return field.filled < LEAST_FILLED * pool.size ? [] : [field]
  })
}

function isPlain({ kind }: KnownColumn): boolean {
  return kind === "text" || kind === "code" || kind === "category"
}

function headerOf({ header }: KnownColumn): string {
  return plainText(header).replace(/\s+/g, "_")
}

/** The text of a column in a row of one list; of a column that repeats others only what they do not say. */
function textsOf(
  pool: Pool,
  at: number,
  columns: readonly KnownColumn[],
): (column: number, row: number) => string {
  const list = { ids: pool.lists[at]?.ids ?? [], columns }
  const plain = columns.flatMap((column, place) => (isPlain(column) ? [place] : []))
  const composed = composedColumns(list, plain)
  const written = columns.map((column) => (isPlain(column) ? column.texts.map(asWords) : []))
  const textOf = (column: number, row: number) => written[column]?.[columns[column]?.rows[row] ?? 0] ?? ""
  return (column, row) => {
    const parts = composed.get(column)
    const text = textOf(column, row)
    return parts === undefined
      ? text
      : otherWords(
          text,
          parts.map((part) => textOf(part, row)),
        )
  }
}

const specs = {
  text: { levels: TEXT_LEVELS, compare: compareTexts },
  code: { levels: CODE_LEVELS, compare: compareCodes },
  category: {
    levels: ["same", "different"],
    compare: (one: string, other: string) => (one === other ? 1 : 2),
  },
}

function fieldOf(
  pool: Pool,
  name: string,
  kind: PlainKind,
  textOf: (list: number, row: number) => string,
): Field<string> {
  const spec = { name, kind, keyOf: (text: string) => text, ...specs[kind] }
  return makeField<string>(
    spec,
    pool,
    (record) => textOf(pool.list[record] ?? 0, pool.row[record] ?? 0) || null,
  )
}

/** The very text where it is in words already: of a million texts no second copy is kept. */
function asWords(text: string): string {
  const words = wordsOf(text).join(" ")
  return words === text ? text : words
}
