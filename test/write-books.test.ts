import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { basename, join } from "node:path"
import { read, utils } from "@e965/xlsx"
import iconv from "iconv-lite"
import { afterAll, describe, expect, it } from "vitest"
import { formNames } from "../src/core/forms/form-name.ts"
import { generateWorld } from "../src/core/world/world.ts"
import { csvBytes, writeBooks } from "./world/write-books.ts"

const folder = mkdtempSync(join(tmpdir(), "books-"))
const { books } = generateWorld({ seed: 2, homes: 48, days: 5 })

afterAll(() => rmSync(folder, { recursive: true }))

describe("writeBooks", () => {
  it("writes the workbooks a committee keeps and the rest as .csv", () => {
    const names = writeBooks(join(folder, "mixed"), books).map((path) => basename(path))
    expect(names.filter((name) => name.endsWith(".xlsx"))).toEqual([
      "住户名册.xlsx",
      "返沪人员登记表.xlsx",
      "居家隔离台账.xlsx",
      "志愿者名册.xlsx",
    ])
    expect(names).toHaveLength(17)
    const register = read(readFileSync(join(folder, "mixed", "住户名册.xlsx")))
    expect(register.SheetNames).toEqual(["楼栋", "住户", "人员"])
    const sheet = register.Sheets.住户 ?? expect.fail("no such sheet")
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: "" })
    expect(rows).toEqual([books.住户.header, ...books.住户.rows])
  })

  it("writes nineteen .csv files when asked for nothing else", () => {
    const names = writeBooks(join(folder, "plain"), books, { csv: "utf8", csvOnly: true })
    expect(names.map((path) => basename(path))).toEqual(formNames.map((form) => `${form}.csv`))
    const text = readFileSync(join(folder, "plain", "楼栋.csv"), "utf8")
    expect(text).toBe("弄,号,层数,每层户数\r\n288,1,6,2\r\n288,2,6,2\r\n288,3,6,2\r\n288,4,6,2\r\n")
  })

  it("quotes commas, quotes and line ends, and knows three encodings", () => {
    const book = { name: "楼栋", header: ["弄", "号"], rows: [['甲"乙', "一,二\n三"]] } as const
    const text = '弄,号\r\n"甲""乙","一,二\n三"\r\n'
    expect(csvBytes(book, "utf8").toString("utf8")).toBe(text)
    expect(csvBytes(book, "utf8-bom").subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    expect(iconv.decode(csvBytes(book, "gb18030"), "gb18030")).toBe(text)
  })
})
