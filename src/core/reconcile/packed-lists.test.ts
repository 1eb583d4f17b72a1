import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createPackedLists } from "./packed-lists.ts"

const header = ["id", "name", "phone"]

function packed(lists: readonly (readonly (readonly string[])[])[], written: readonly string[] = header) {
  const all = createPackedLists()
  for (const rows of lists) {
    const builder = all.begin(written)
    for (const row of rows) {
      for (const cell of row) {
        // cells stand somewhere in what was read
        const bytes = new TextEncoder().encode(`,${cell},`)
        builder.addCell(bytes, 1, bytes.length - 1)
      }
      builder.endRow()
    }
  }
  return all.finish()
}

describe("lists kept as bytes", () => {
  it("say in each row what was written there", () => {
    const cell = fc.constantFrom("", "a", "b", "王小明", "𠮷", "13800001111")
    fc.assert(
      fc.property(fc.array(fc.array(fc.tuple(fc.string(), cell, fc.string()))), (lists) => {
        const said = packed(lists).map(({ ids, columns }) =>
          Array.from({ length: ids.length }, (_, row) => [
            ids.at(row),
            ...columns.map(({ texts, rows }) => texts.at(rows[row] ?? -1)),
          ]),
        )
        expect(said).toEqual(lists)
      }),
    )
  })

  it("take cells of any length", () => {
    const long = "x".repeat(300_000)
    const [list] = packed([
      [
        ["1", "a", long],
        ["2", long, "b"],
      ],
    ])
    expect(list?.columns.map(({ texts, rows }) => Array.from(rows, (place) => texts.at(place)))).toEqual([
      ["a", long],
      [long, "b"],
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
