import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { findInKeyedTable, plainPassNumber, writeKeyedTable } from "./keyed-table.ts"

const eightBytes = fc
  .uint8Array({ minLength: 8, maxLength: 8 })
  .map((bytes) => Buffer.from(bytes).toString("hex"))

describe("a keyed table", () => {
  it("answers what was put in, and nothing besides", () => {
    const rows = fc.uniqueArray(fc.record({ digest: eightBytes, value: eightBytes }), {
      selector: (row) => row.digest,
    })
    fc.assert(
      fc.property(rows, eightBytes, (all, other) => {
        const table = writeKeyedTable(all)
        for (const { digest, value } of all) expect(findInKeyedTable(table, digest)).toBe(value)
        if (!all.some(({ digest }) => digest === other)) expect(findInKeyedTable(table, other)).toBeNull()
      }),
    )
  })

  it("leaves out what names two things", () => {
    const digest = "00".repeat(8)
    const table = writeKeyedTable([
      { digest, value: "11".repeat(8) },
      { digest, value: "22".repeat(8) },
    ])
    expect(findInKeyedTable(table, digest)).toBeNull()
  })

  it.each([
    ["SW00123", "00123"],
    [" 100 234-5 ", "1002345"],
    ["１００２３４５", "1002345"],
  ])("reads the printed number %s as %s", (text, digits) => {
    expect(plainPassNumber(text)).toBe(digits)
  })
})
