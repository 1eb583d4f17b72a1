import { existsSync, readFileSync } from "node:fs"
import excel from "exceljs"
import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { readBook } from "../reading/read-book.ts"
import { type RefusedRow, writeRefusedRows } from "./write-refused-rows.ts"
import { writeTable } from "./write-table.ts"

const dangerous = [
  "=1+1",
  "+1",
  "-1",
  "@SUM(1)",
  "\t=1",
  "\r=1",
  "'=1",
  "=cmd|' /C calc'!A0",
  "_x0041_",
  "a\u0000b",
]

async function writtenAndRead(header: string[], rows: string[][]) {
  const read = readBook(await writeTable({ sheet: "导出", header, rows }), "any.csv", () => true)
  return read.ok
    ? read.tables.map((table) => [table.header, ...table.rows.map((row) => row.cells)])
    : read.refusal
}

describe("an exported table", () => {
  it("comes back as it was, and nothing in it is a formula", async () => {
    expect(await writtenAndRead(["列"], [...dangerous.map((text) => [text])])).toEqual([
      [["列"], ...dangerous.map((text) => [text])],
    ])
    const book = new excel.Workbook()
    const bytes = await writeTable({ sheet: "a/b", header: ["列"], rows: dangerous.map((text) => [text]) })
    await book.xlsx.load(bytes.buffer as ArrayBuffer)
    book.worksheets[0]?.eachRow((row) =>
      row.eachCell((cell) => {
        expect(cell.type).toBe(excel.ValueType.String)
        expect(cell.numFmt).toBe("@")
      }),
    )
  })

  it("comes back as it was, whatever its cells say", async () => {
    const cell = fc.string({ unit: "binary", minLength: 1 }).filter((text) => text.trim() !== "")
    const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(rows, async (cells) => {
        expect(await writtenAndRead(["列"], cells)).toEqual([[["列"], ...cells]])
      }),
      { numRuns: 40 },
    )
  })

  const naughty = new URL("../../../../shared/benchmarks/hostile/blns.json", import.meta.url)
  it.skipIf(!existsSync(naughty))("holds the big list of naughty strings", async () => {
    const strings: string[] = JSON.parse(readFileSync(naughty, "utf8"))
    const rows = strings.filter((text) => text.trim() !== "").map((text) => [text])
    expect(await writtenAndRead(["列"], rows)).toEqual([[["列"], ...rows]])
  })
})

const row: RefusedRow = {
  form: "门岗登记",
  header: ["时间", "门牌", "体温", "备注"],
  cells: ["2020-02-30 08:05", "288弄12号302室", "36.5", "=1+1"],
  refusalId: "R-1",
  reason: "没有这一天",
  file: "门岗.csv",
  sheet: "门岗",
  line: 12,
  column: "时间",
}

describe("the list of refused rows", () => {
  const added = ["拒收编号", "拒收原因", "文件", "表", "行", "列"]

  it("has a sheet for each form, with its own columns first and what was wrong after them", async () => {
    const again = {
      ...row,
      header: ["门牌", "时间", "拒收编号", "楼组"],
      cells: ["甲", "乙", "R-0", "三组"],
      refusalId: "R-2",
      column: null,
    }
    const other = { ...row, form: "来电记录", header: ["时间"], cells: [] }
    const read = readBook(await writeRefusedRows([row, other, again]), "any", () => true)
    expect(read).toMatchObject({
      ok: true,
      tables: [
        {
          sheet: "门岗登记",
          header: ["时间", "门牌", "体温", "备注", "楼组", ...added],
          rows: [
            { cells: [...row.cells, "", "R-1", "没有这一天", "门岗.csv", "门岗", "12", "时间"] },
            { cells: ["乙", "甲", "", "", "三组", "R-2", "没有这一天", "门岗.csv", "门岗", "12"] },
          ],
        },
        { sheet: "来电记录", header: ["时间", ...added] },
      ],
    })
  })

  it("marks the cell at fault", async () => {
    const book = new excel.Workbook()
    await book.xlsx.load((await writeRefusedRows([row])).buffer as ArrayBuffer)
    const sheet = book.getWorksheet("门岗登记")
    const cell = sheet?.getCell("A2")
    expect(JSON.stringify(cell?.note)).toContain("没有这一天")
    expect(cell?.fill).toMatchObject({ type: "pattern", pattern: "solid" })
    expect(sheet?.views[0]).toMatchObject({ state: "frozen", ySplit: 1 })
  })
})
