import { guessKind } from "./column-kind.ts"
import { listOf } from "./list.ts"

/**
 * Fills what merged cells left empty: in a list that goes from home to home, a row without any address stands below the
 * one with it. A list is taken for one when it says what people are to the householder and its addresses are written in
 * parts or left out often.
 */
export function fillMergedCells(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): readonly (readonly string[])[] {
  const doors = doorColumns(header, rows)
  if (doors.length === 0 || !header.some((name) => /户主|关系/.test(name))) return rows
  const empty = rows.filter((row) => doors.every((at) => (row[at] ?? "").trim() === "")).length
  if (empty < rows.length / 20 || doors.every((at) => (rows[0]?.[at] ?? "").trim() === "")) return rows
  let held: readonly string[] = []
  return rows.map((row) => {
    if (doors.some((at) => (row[at] ?? "").trim() !== "")) {
      held = row
      return row
    }
    return row.map((cell, at) => (doors.includes(at) ? (held[at] ?? "") : cell))
  })
}

function doorColumns(header: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const { columns } = listOf(header, rows)
  return columns.flatMap((column, at) => (guessKind(column) === "door" ? [at + 1] : []))
}
