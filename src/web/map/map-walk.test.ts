import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeBoardFixture } from "../../../test/support/board-fixture.ts"
import { inOrder } from "./map-shape.ts"
import { type WalkKey, walkFrom } from "./map-walk.ts"

const { homes, stairwells } = makeBoardFixture({ homes: 36, days: 1, seed: 2 })
const order = inOrder(stairwells)

/** The home of a stairwell (from 1) and a room. */
function at(number: number, room: string): number {
  return homes.findIndex((home) => home.stairwell === number - 1 && home.room === room)
}

describe("walking the map by keyboard", () => {
  it.each([
    ["ArrowRight", at(1, "301"), at(1, "302")],
    ["ArrowRight", at(1, "302"), at(2, "301")],
    ["ArrowLeft", at(2, "301"), at(1, "302")],
    ["ArrowLeft", at(1, "301"), at(1, "301")],
    ["ArrowUp", at(1, "302"), at(1, "402")],
    ["ArrowUp", at(1, "602"), at(1, "602")],
    ["ArrowDown", at(1, "102"), at(1, "102")],
    ["PageDown", at(1, "302"), at(2, "301")],
    ["Home", at(3, "302"), at(1, "601")],
    ["End", at(1, "302"), at(3, "601")],
  ] as const)("%s", (key, from, to) => {
    expect(walkFrom(homes, order, from, key)).toBe(to)
  })

  it("reaches every home", () => {
    const keys: readonly WalkKey[] = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"]
    const reached = new Set([0])
    for (const home of reached) for (const key of keys) reached.add(walkFrom(homes, order, home, key))
    expect(reached.size).toBe(homes.length)
  })

  it("always stays on a home", () => {
    const keys = fc.constantFrom<WalkKey>(
      "ArrowLeft",
      "ArrowRight",
      "ArrowUp",
      "ArrowDown",
      "PageUp",
      "PageDown",
    )
    fc.assert(
      fc.property(fc.nat(35), fc.array(keys), (start, steps) => {
        const end = steps.reduce((home, key) => walkFrom(homes, order, home, key), start)
        expect(homes[end]).toBeDefined()
      }),
    )
  })
})
