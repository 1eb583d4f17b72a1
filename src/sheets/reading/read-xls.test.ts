import { utils, write } from "@e965/xlsx"
import { describe, expect, it } from "vitest"
import { readBook } from "./read-book.ts"

function xls(date1904: boolean): Uint8Array {
  const days = date1904 ? 42_402 : 43_864
  const sheet = utils.aoa_to_sheet([
    ["时间", "日期", "手机号", "体温"],
    [days + 0.336805555, days, 13_800_000_000, 36.6],
  ])
  Object.assign(sheet.A2, { z: "yyyy-mm-dd hh:mm" })
  Object.assign(sheet.B2, { z: "yyyy-mm-dd" })
  const book = { SheetNames: ["门岗"], Sheets: { 门岗: sheet }, Workbook: { WBProps: { date1904 } } }
  return new Uint8Array(write(book, { type: "array", bookType: "biff8" }))
}

describe("an old binary workbook", () => {
  it.each([false, true])("is read like any other, counting from 1904: %s", (date1904) => {
    expect(readBook(xls(date1904), "门岗.csv", () => true)).toEqual({
      ok: true,
      tables: [
        {
          sheet: "门岗",
          header: ["时间", "日期", "手机号", "体温"],
          rows: [{ line: 2, cells: ["2020-02-03 08:05", "2020-02-03", "13800000000", "36.6"] }],
        },
      ],
    })
  })
})
