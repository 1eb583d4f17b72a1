import { Buffer } from "node:buffer"
import fc from "fast-check"
import iconv from "iconv-lite"
import { describe, expect, it } from "vitest"
import { readBook } from "./read-book.ts"
import { defaultReadLimits } from "./read-limits.ts"

const noHeader = () => false

function rowsOf(bytes: Uint8Array): readonly (readonly string[])[] {
  const read = readBook(bytes, "folder/来电记录.xlsx", noHeader)
  if (!read.ok) throw new Error(read.refusal)
  return read.tables.flatMap((table) => [table.header, ...table.rows.map((row) => row.cells)])
}

describe("separated text", () => {
  it("is read in every encoding that offices save it in", () => {
    const text = "时间,内容\r\n2020-02-03 08:05,𠮷家口罩不够\r\n"
    const expected = [
      ["时间", "内容"],
      ["2020-02-03 08:05", "𠮷家口罩不够"],
    ]
    for (const encoding of ["utf-8", "utf16le", "utf-16be", "gb18030"]) {
      expect(rowsOf(iconv.encode(text, encoding, { addBOM: true })), encoding).toEqual(expected)
    }
    expect(rowsOf(iconv.encode(text, "utf-8"))).toEqual(expected)
    expect(rowsOf(iconv.encode(text, "gb18030"))).toEqual(expected)
  })

  it("loses only the cell in which bytes are broken", () => {
    const broken = Buffer.concat([Buffer.from(`姓名\n${"甲乙丙丁\n".repeat(10)}`), Buffer.from([0xe5, 0x8c])])
    expect(rowsOf(broken).slice(0, 11)).toEqual([["姓名"], ...Array(10).fill(["甲乙丙丁"])])
  })

  it("finds its separator, quotes, and newlines within cells", () => {
    expect(rowsOf(Buffer.from('a;b;c\n"1;2";"say ""hi""";"x\r\ny"\n'))).toEqual([
      ["a", "b", "c"],
      ["1;2", 'say "hi"', "x\r\ny"],
    ])
    expect(rowsOf(Buffer.from("a\tb\n1,5\t2\n"))).toEqual([
      ["a", "b"],
      ["1,5", "2"],
    ])
    expect(rowsOf(Buffer.from('a,b\n"open,1\n2,3'))).toEqual([
      ["a", "b"],
      ['"open', "1"],
      ["2", "3"],
    ])
  })

  it("numbers lines as a spreadsheet does and drops blank ones", () => {
    const read = readBook(
      Buffer.from('题,,\n\n甲,乙,\n,,\n"1\n1",2,,\n'),
      "来电.csv",
      (cells) => cells[0] === "甲",
    )
    expect(read).toEqual({
      ok: true,
      tables: [{ sheet: "来电", header: ["甲", "乙"], rows: [{ line: 5, cells: ["1\n1", "2"] }] }],
    })
  })

  it("gives back what was written", () => {
    const cell = fc
      .string({ unit: "grapheme" })
      .filter((text) => text.trim() !== "" && !text.includes("\ufeff"))
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(table, (rows) => {
        const quoted = rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(","))
        const bytes = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(quoted.join("\r\n"))])
        fc.pre(!bytes.includes(0))
        expect(rowsOf(bytes)).toEqual(rows)
      }),
    )
  })

  it("is refused when it has too many cells", () => {
    const limits = { ...defaultReadLimits, cells: 1_000 }
    expect(readBook(Buffer.from("a,b\n".repeat(501)), "a.csv", noHeader, limits)).toEqual({
      ok: false,
      refusal: "too-many-cells",
    })
  })
})
