import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { differ, type Piece } from "./differ.ts"

const marked = (pieces: readonly Piece[]) =>
  pieces.map(({ text, differs }) => (differs ? `[${text}]` : text)).join("")

describe("what differs between two texts", () => {
  it.each([
    ["name", "王晓明", "王小明", "王[晓]明", "王[小]明"],
    ["name", "王明", "王小明", "王明", "王[小]明"],
    ["name", "王 小明", "王小明", "王 小明", "王小明"],
    ["name", "王*明", "王小明", "王*明", "王小明"],
    ["phone", "138-1722-0001", "+86 13817220002", "138-1722-000[1]", "+[86] 1381722000[2]"],
    ["document", "310112********123X", "31011219900101123x", "310112********123X", "31011219900101123x"],
    ["door", "12号302室", "12-302", "12号302室", "12-302"],
    ["door", "１２号楼３０２", "12-301", "１２号楼３０[２]", "12-30[1]"],
    ["door", "古美路288弄1号301室", "1-302", "古美路288弄1号30[1]室", "1-30[2]"],
    ["door", "288弄1号301室", "388弄1号301室", "[2]88弄1号301室", "[3]88弄1号301室"],
    ["from", "湖北武汉", "湖北孝感", "湖北[武汉]", "湖北[孝感]"],
    ["note", "", "有", "", "[有]"],
  ] as const)("%s: %s and %s", (kind, here, there, one, other) => {
    const pieces = differ(here, there, kind)
    expect([marked(pieces.here), marked(pieces.there)]).toEqual([one, other])
  })

  it("loses no character, and marks none where both are one", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), fc.string(), (here, there) => {
        const pieces = differ(here, there, "name")
        expect(pieces.here.map(({ text }) => text).join("")).toBe(here)
        expect(pieces.there.map(({ text }) => text).join("")).toBe(there)
        expect(differ(here, here, "name").here.some(({ differs }) => differs)).toBe(false)
      }),
    )
  })
})
