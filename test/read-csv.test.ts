import { describe, expect, it } from "vitest"
import { csvCell, readCsv } from "../bench/kit/csv.ts"

describe("CSV of the bench", () => {
  it.each([
    [
      "a,b\n1,2\n",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      "\ufeffa,b\r\n1,2",
      [
        ["a", "b"],
        ["1", "2"],
      ],
    ],
    [
      'a,"b ""c"", d"\r\n"1\n2",',
      [
        ["a", 'b "c", d'],
        ["1\n2", ""],
      ],
    ],
    ["a\n\n,\n", [["a"], ["", ""]]],
    ["", []],
  ])("reads %j", (text, rows) => {
    expect([...readCsv(text)]).toEqual(rows)
  })

  it("writes what it reads", () => {
    for (const cell of ["a", 'a "b"', "a,b", "a\nb"])
      expect([...readCsv(`${csvCell(cell)},x`)]).toEqual([[cell, "x"]])
  })
})
