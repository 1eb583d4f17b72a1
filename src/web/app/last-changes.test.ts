import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { concerns, topics } from "../../contract/topics.ts"
import { makeLastChanges } from "./last-changes.ts"

describe("the last change that concerns a screen", () => {
  it("is none before any was heard of", () => {
    expect(makeLastChanges().last(["tasks"])).toEqual({ version: -1, at: 0 })
  })

  it("is the newest of those about what it shows, or about anything", () => {
    const someTopics = fc.subarray([...topics], { minLength: 1 })
    const change = fc.option(someTopics)
    fc.assert(
      fc.property(fc.array(change), fc.option(someTopics, { nil: undefined }), (said, shows) => {
        const changes = makeLastChanges()
        for (const [index, about] of said.entries()) changes.hear(about, { version: index, at: index + 100 })
        const last = said.findLastIndex((about) => concerns(about, shows))
        expect(changes.last(shows).version).toBe(last)
      }),
    )
  })
})
