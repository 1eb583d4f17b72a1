import type { List } from "./list.ts"
import { plainText } from "./plain-text.ts"
import { hashAt, type Texts } from "./texts.ts"

/** How many of the rows must bear it out that one column holds the words of another. */
const MOSTLY = 0.75

/** So many rows, from all over the list, are looked at. */
const SAMPLE = 600

/**
 * Which columns repeat others: a full name holds first name and surname, an address its street. For each such column, by
 * its place, the places of the columns whose words it holds. What two columns say is no evidence twice, so only its other
 * words count.
 */
export function composedColumns(
  { ids, columns }: List<Texts>,
  among: readonly number[],
): ReadonlyMap<number, readonly number[]> {
  const rows = sampleRows(ids)
  const words = among.map((at) => {
    const { texts, rows: places } = columns[at] as List<Texts>["columns"][number]
    return rows.map((row) => wordsOf(texts.at(places[row] ?? 0) ?? ""))
  })
  const holds = (whole: number, part: number) => {
    let both = 0
    let held = 0
    rows.forEach((_, row) => {
      const [long, short] = [words[whole]?.[row] ?? [], words[part]?.[row] ?? []]
      if (long.length === 0 || short.length === 0) return
      both += 1
      if (short.length < long.length && short.every((word) => long.includes(word))) held += 1
    })
    return both > 20 && held >= MOSTLY * both
  }
  return new Map(
    among.flatMap((at, whole) => {
      const parts = among.filter((_, part) => part !== whole && holds(whole, part))
      return parts.length === 0 ? [] : [[at, parts] as const]
    }),
  )
}

/** The words of a text that the others do not hold. */
export function otherWords(text: string, parts: readonly string[]): string {
  const held = new Set(parts.flatMap(wordsOf))
  return wordsOf(text)
    .filter((word) => !held.has(word))
    .join(" ")
}

/** The words of a text, without signs between them. */
export function wordsOf(text: string): string[] {
  return plainText(text)
    .split(/[\s.,;'"()]+/)
    .filter((word) => word !== "")
}

/** By their ids, so that the order of rows does not matter. */
function sampleRows(ids: Texts): number[] {
  const most = Math.min(1, SAMPLE / ids.length) * 2 ** 32
  const rows: number[] = []
  for (let row = 0; row < ids.length; row += 1) if (hashAt(ids, row) < most) rows.push(row)
  return rows
}
