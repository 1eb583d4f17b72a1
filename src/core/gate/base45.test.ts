import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { utf8Of } from "../kit/utf8.ts"
import { decodeBase45, encodeBase45 } from "./base45.ts"

describe("base45", () => {
  it.each([
    ["AB", "BB8"],
    ["Hello!!", "%69 VD92EX0"],
    ["base-45", "UJCLQE7W581"],
    ["ietf!", "QED8WEX0"],
    ["", ""],
  ])("writes %j as RFC 9285 does", (text, written) => {
    expect(encodeBase45(utf8Of(text))).toBe(written)
    expect(decodeBase45(written)).toEqual(utf8Of(text))
  })

  it.each(["A", "BB8A", "GGW", "::", ":::", "bb8", "BB8\n", "BB_", "\u{ff22}B8"])("refuses %j", (text) => {
    expect(decodeBase45(text)).toBeNull()
  })

  it("reads what it wrote, and nothing else says the same bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(decodeBase45(encodeBase45(bytes))).toEqual(Uint8Array.from(bytes))
      }),
    )
    const letters = fc.constantFrom(..."0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")
    fc.assert(
      fc.property(fc.string({ unit: letters, maxLength: 40 }), (text) => {
        const bytes = decodeBase45(text)
        if (bytes !== null) expect(encodeBase45(bytes)).toBe(text)
      }),
    )
  })
})
