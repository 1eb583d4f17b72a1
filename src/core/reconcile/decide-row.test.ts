import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { decideRow, type RowMatch } from "./decide-row.ts"

const own = { list: 1, id: "row" }

function match(chances: readonly number[], clarity = 1): RowMatch {
  return {
    row: own,
    candidates: chances.map((chance, at) => ({ row: { list: 0, id: `R${at}` }, chance })),
    clarity,
  }
}

describe("a row by itself", () => {
  it.each([
    ["one that is certain", match([0.99]), "same"],
    ["one that is certain beside one that is unlikely", match([0.99, 0.01]), "same"],
    ["one that is likely", match([0.8]), "doubtful"],
    ["two that are certain", match([0.99, 0.98]), "doubtful"],
    ["nobody at all", match([]), "new"],
    ["hardly anybody", match([0.01]), "new"],
    ["perhaps somebody", match([0.1]), "doubtful"],
    ["one that is certain, for a row that says hardly anything", match([0.99], 0.6), "doubtful"],
    ["nobody, for a row that says hardly anything", match([], 0.6), "doubtful"],
  ])("%s", (_, given, is) => {
    expect(decideRow(given).is).toBe(is)
  })

  it("is somebody whose two records in the register are known to be one person", () => {
    expect(decideRow(match([0.99, 0.98]), () => true)).toEqual({ is: "same", row: { list: 0, id: "R0" } })
  })

  it("is never decided with less certainty than before", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(chance, chance, chance, (best, clarity, less) => {
        if (decideRow(match([best], clarity)).is === "doubtful") {
          expect(decideRow(match([best], clarity * less)).is).toBe("doubtful")
        }
      }),
    )
  })
})
