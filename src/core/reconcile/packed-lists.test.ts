import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { csvCell } from "../../../bench/kit/csv.ts"
import { createCellReader } from "../../../bench/match/read-cells.ts"
import { createPackedLists } from "./packed-lists.ts"

const header = ["id", "name", "phone"]

/** The lists as they are read from CSV files, so many bytes at a time. */
function packed(
  lists: readonly (readonly (readonly string[])[])[],
  written: readonly string[] = header,
  piece = 1 << 16,
) {
  const all = createPackedLists()
  for (const rows of lists) {
    const reader = createCellReader(all.begin(written))
    const bytes = new TextEncoder().encode(rows.map((row) => `${row.map(csvCell).join()}\r\n`).join(""))
    for (let at = 0; at < bytes.length; at += piece) {
      const taken = bytes.slice(at, at + piece)
      reader.take(taken, taken.length)
    }
    reader.end()
  }
  return all.finish()
}

describe("lists kept as bytes", () => {
  it("say in each row what was written there", () => {
    const cell = fc.constantFrom("", "a", "b", "王小明", "𠮷", "13800001111", "twelve bytes", "thirteen, all")
    const text = fc.oneof(fc.string(), fc.string({ minLength: 10, maxLength: 30 }))
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(text, cell, text))),
        fc.integer({ min: 1, max: 40 }),
        (lists, piece) => {
          const said = packed(lists, header, piece).map(({ ids, columns }) =>
            Array.from({ length: ids.length }, (_, row) => [
              ids.at(row),
              ...columns.map(({ texts, rows }) => texts.at(rows[row] ?? -1)),
            ]),
          )
          expect(said).toEqual(lists)
        },
      ),
    )
  })

  it("take cells of any length", () => {
    const long = "x".repeat(300_000)
    const [list] = packed([
      [
        ["1", "a", long],
        ["2", long, "b"],
        ["3", `${long}y`, "twelve bytes"],
      ],
    ])
    expect(list?.columns.map(({ texts, rows }) => Array.from(rows, (place) => texts.at(place)))).toEqual([
      ["a", long, `${long}y`],
      [long, "b", "twelve bytes"],
    ])
  })

  it("keep each different text once, and find it again", () => {
    // enough for many parts
    const rows = Array.from({ length: 20_000 }, (_, row) => [`${row}`, `name ${row % 7}`, `${row % 15_000}`])
    const [one, other] = packed([rows, rows.toReversed()])
    const [names, phones] = one?.columns ?? []
    expect([names?.texts.length, phones?.texts.length]).toEqual([7, 15_000])
    expect(other?.columns[1]?.texts).toBe(phones?.texts)
    for (const row of [0, 1, 14_999, 19_999]) {
      expect(phones?.texts.packed?.placeOf(`${row % 15_000}`)).toBe(phones?.rows[row])
    }
    expect(phones?.texts.packed?.placeOf("15000")).toBe(-1)
  })

  it("fill up short rows, leave out cells without a header, and keep columns of one header apart", () => {
    const [list] = packed(
      [
        [
          ["1", "a"],
          ["2", "b", "c", "d"],
        ],
      ],
      ["id", "x", "x"],
    )
    const said = list?.columns.map(({ texts, rows }) => Array.from(rows, (place) => texts.at(place)))
    expect(said).toEqual([
      ["a", "b"],
      ["", "c"],
    ])
  })
})
