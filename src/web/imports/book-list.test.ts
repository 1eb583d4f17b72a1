import { describe, expect, it } from "vitest"
import { rowsByBook } from "./book-list.tsx"
import { isBook } from "./dropped-files.ts"

const line = (form: string | null, rows: number) => ({
  file: "a.xlsx",
  sheet: "",
  form,
  read: rows,
  new: rows,
  known: 0,
  changed: 0,
  refused: 0,
  refusal: null,
  missing: [],
})

describe("the list of books", () => {
  it("adds up the new rows of every import", () => {
    const rows = rowsByBook([{ lines: [line("楼栋", 76), line(null, 5)] }, { lines: [line("楼栋", 2)] }])
    expect([...rows]).toEqual([["楼栋", 78]])
  })

  it("takes spreadsheets, not the lock files that lie beside open ones", () => {
    expect(["楼栋.xlsx", "人员.CSV", "~$楼栋.xlsx", "读我.txt"].map((name) => isBook({ name }))).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
