import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { bytesOfHex, hexOf } from "../kit/hex.ts"
import { type CborValue, decodeCbor, encodeCbor } from "./cbor.ts"

const map = (...entries: [number | string, CborValue][]) => new Map(entries)

/** RFC 8949, appendix A, as far as passes use it. */
const vectors: readonly (readonly [string, CborValue])[] = [
  ["00", 0],
  ["01", 1],
  ["0a", 10],
  ["17", 23],
  ["1818", 24],
  ["1819", 25],
  ["1864", 100],
  ["1903e8", 1000],
  ["1a000f4240", 1_000_000],
  ["1b000000e8d4a51000", 1_000_000_000_000],
  ["20", -1],
  ["29", -10],
  ["3863", -100],
  ["3903e7", -1000],
  ["40", new Uint8Array()],
  ["4401020304", Uint8Array.of(1, 2, 3, 4)],
  ["60", ""],
  ["6161", "a"],
  ["6449455446", "IETF"],
  ["62225c", '"\\'],
  ["62c3bc", "ü"],
  ["63e6b0b4", "水"],
  ["64f0908591", "\u{10151}"],
  ["80", []],
  ["83010203", [1, 2, 3]],
  ["8301820203820405", [1, [2, 3], [4, 5]]],
  ["98190102030405060708090a0b0c0d0e0f101112131415161718181819", Array.from({ length: 25 }, (_, n) => n + 1)],
  ["a0", map()],
  ["a201020304", map([1, 2], [3, 4])],
  ["a26161016162820203", map(["a", 1], ["b", [2, 3]])],
  ["826161a161626163", ["a", map(["b", "c"])]],
  ["c11a514b67b0", { tag: 1, value: 1_363_896_240 }],
  ["d74401020304", { tag: 23, value: Uint8Array.of(1, 2, 3, 4) }],
]

describe("cbor", () => {
  it.each(vectors)("reads and writes %s", (hex, value) => {
    expect(decodeCbor(bytesOfHex(hex))).toEqual(value)
    expect(hexOf(encodeCbor(value))).toBe(hex)
  })

  it.each([
    ["a longer head", "1801"],
    ["a longer head", "190001"],
    ["a longer head", "1a00000001"],
    ["a longer head", "1b0000000000000001"],
    ["a longer head of a string", "580401020304"],
    ["a number past 2^53", "1bffffffffffffffff"],
    ["a number past 2^53", "3bffffffffffffffff"],
    ["reserved heads", "1c"],
    ["reserved heads", "1f"],
    ["a string of no definite length", "5f42010243030405ff"],
    ["a text of no definite length", "7f657374726561646d696e67ff"],
    ["an array of no definite length", "9fff"],
    ["a map of no definite length", "bf6161019fff"],
    ["a length beyond the input", "4401"],
    ["a length beyond the input", "5affffffff01"],
    ["a count beyond the input", "9bffffffffffff"],
    ["a count beyond the input", "9a7fffffff00"],
    ["a key twice", "a201020103"],
    ["keys out of order", "a203040102"],
    ["a map that is cut off", "a101"],
    ["a key that is no number and no text", "a14101 02".replace(" ", "")],
    ["trailing bytes", "0000"],
    ["nothing", ""],
    ["a float", "f93c00"],
    ["null", "f6"],
    ["true", "f5"],
    ["break", "ff"],
    ["what is too deep", "818181818181"],
    ["tags without end", "c1c1c1c1c1c1"],
    ["text that is no UTF-8", "61ff"],
    ["text of a longer form", "62c080"],
    ["text that is cut off", "61e6"],
    ["half a pair", "63eda080"],
    ["a point past the last", "64f4908080"],
  ])("refuses %s", (_, hex) => {
    expect(decodeCbor(bytesOfHex(hex))).toBeNull()
  })

  it("refuses to write what is no whole number", () => {
    for (const number of [1.5, Number.NaN, 2 ** 60]) expect(() => encodeCbor(number)).toThrow(RangeError)
  })

  it("reads what it wrote, and nothing else says the same", () => {
    const { value } = fc.letrec<{ value: CborValue; leaf: CborValue }>((tie) => ({
      leaf: fc.oneof(
        fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
        fc.string({ unit: "binary" }),
        fc.uint8Array().map((bytes) => Uint8Array.from(bytes)),
      ),
      value: fc.oneof(
        { maxDepth: 2 },
        tie("leaf"),
        fc.array(tie("value"), { maxLength: 4 }),
        fc
          .array(fc.tuple(fc.oneof(fc.nat(), fc.string()), tie("value")), { maxLength: 4 })
          .map((all) => new Map(all)),
      ),
    }))
    fc.assert(fc.property(value, (written) => void expect(decodeCbor(encodeCbor(written))).toEqual(written)))
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
        const read = decodeCbor(bytes)
        if (read !== null) expect(encodeCbor(read)).toEqual(Uint8Array.from(bytes))
      }),
      { numRuns: 3_000 },
    )
  })
})
