import { Buffer } from "node:buffer"
import { describe, expect, it } from "vitest"
import { openBookReader, readBookInWorker } from "./book-reader.ts"
import { defaultReadLimits } from "./read-limits.ts"

const noHeader = () => false
const small = Buffer.from("a,b\n1,2\n")
const big = Buffer.from("1,2,3,4,5,6,7,8\n".repeat(300_000))

describe("the reader's worker", () => {
  it("reads one file after another, also after one that it could not read", { timeout: 60_000 }, async () => {
    const reader = openBookReader()
    const reads = await Promise.all(
      [small, Buffer.from([0x50, 0x4b, 3, 4]), small].map((bytes) => reader.read(bytes, "a.csv", noHeader)),
    )
    await reader.close()
    expect(reads.map((read) => (read.ok ? read.tables[0]?.header : read.refusal))).toEqual([
      ["a", "b"],
      "damaged",
      ["a", "b"],
    ])
  })

  it("is stopped when a file takes too long, and another takes its place", { timeout: 60_000 }, async () => {
    const reader = openBookReader({ ...defaultReadLimits, milliseconds: 1 })
    expect(await reader.read(big, "a.csv", noHeader)).toEqual({ ok: false, refusal: "took-too-long" })
    await reader.close()
  })

  it("ends alone when a file takes too much memory", { timeout: 60_000 }, async () => {
    const limits = { ...defaultReadLimits, heapMb: 24 }
    expect(await readBookInWorker(big, "a.csv", noHeader, limits)).toEqual({
      ok: false,
      refusal: "too-large",
    })
  })

  it("says that a file cannot be opened", { timeout: 60_000 }, async () => {
    const nowhere = new URL("./no-such-file.csv", import.meta.url).pathname
    expect(await readBookInWorker(nowhere, "a.csv", noHeader)).toEqual({ ok: false, refusal: "unreadable" })
  })
})
