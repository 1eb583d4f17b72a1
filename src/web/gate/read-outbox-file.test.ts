import { describe, expect, it } from "vitest"
import { readOutboxFile } from "./read-outbox-file.ts"

const batch = { signed: '{"entries":[]}', signature: "abc" }

describe("the file of a post", () => {
  it("holds one signed batch or several, given on as they are", () => {
    expect(readOutboxFile(JSON.stringify(batch))).toEqual([batch])
    expect(readOutboxFile(JSON.stringify([batch, batch]))).toEqual([batch, batch])
  })

  it("is not any other file", () => {
    for (const text of [
      "",
      "not json",
      "[]",
      "null",
      "7",
      '{"signed":1,"signature":"a"}',
      '[{"signed":"a"}]',
    ])
      expect(readOutboxFile(text)).toBeNull()
  })
})
