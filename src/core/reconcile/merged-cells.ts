import { guessKind } from "./column-kind.ts"
import { type List, listOf } from "./list.ts"
import type { Texts } from "./texts.ts"

/**
 * Fills what merged cells left empty: in a list that goes from home to home, a row without any address stands below the
 * one with it. A list is taken for one when it says what people are to the householder and its addresses are written in
 * parts or left out often.
 */
export function fillMergedCells(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const given = listOf(header, rows)
  const filled = fillMerged(given)
  if (filled === given) return rows
  return rows.map((row, at) => [
    row[0] ?? "",
    ...filled.columns.map(({ texts, rows: places }) => texts[places[at] ?? 0] ?? ""),
  ])
}

export function fillMerged<T extends Texts>(list: List<T>): List<T> {
  const { columns, ids } = list
  if (!columns.some(({ header }) => /户主|关系/.test(header))) return list
  const doors = columns.filter((column) => guessKind(column) === "door")
  const isBlank = doors.map(({ texts }) =>
    Uint8Array.from({ length: texts.length }, (_, at) => ((texts.at(at) ?? "").trim() === "" ? 1 : 0)),
  )
  const isEmpty = (row: number) => doors.every(({ rows }, at) => isBlank[at]?.[rows[row] ?? 0] === 1)
  let empty = 0
  for (let row = 0; row < ids.length; row += 1) if (isEmpty(row)) empty += 1
  if (doors.length === 0 || empty < ids.length / 20 || isEmpty(0)) return list
  // the row whose address holds for each row: its own, or that of the last one above that has any
  const holds = new Int32Array(ids.length)
  for (let row = 0; row < ids.length; row += 1) holds[row] = isEmpty(row) ? (holds[row - 1] ?? 0) : row
  return {
    ids,
    columns: columns.map((column) =>
      doors.includes(column) ? { ...column, rows: holds.map((from) => column.rows[from] ?? 0) } : column,
    ),
  }
}
