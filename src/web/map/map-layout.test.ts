import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { makeBoardFixture } from "../../../test/support/board-fixture.ts"
import type { BoardStairwell } from "../../core/report/board.ts"
import { layOutMap } from "./map-layout.ts"
import { type Box, inOrder, type Room } from "./map-shape.ts"
import { planOf } from "./plan-layout.ts"
import { beginDraft, moveTo, undoMove } from "./plan-moves.ts"

const desk: Room = {
  width: 1030,
  height: 715,
  label: 15,
  smallest: { width: 18, height: 13 },
  largest: { width: 56, height: 40 },
}

const stairwell = fc.record({
  id: fc.uuid(),
  lane: fc.constantFrom("288", "300"),
  number: fc.integer({ min: 1, max: 200 }).map(String),
  floors: fc.integer({ min: 1, max: 18 }),
  doorsPerFloor: fc.integer({ min: 1, max: 6 }),
  plan: fc.constant(null),
}) satisfies fc.Arbitrary<BoardStairwell>

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  )
}

describe("the map's layout", () => {
  it("shows all 1,362 homes on an office screen without scrolling, at a size that can be read", () => {
    const layout = layOutMap(makeBoardFixture({ homes: 1362, days: 1, seed: 1 }).stairwells, desk)
    expect(layout.width).toBeLessThanOrEqual(1030)
    expect(layout.height).toBeLessThanOrEqual(715)
    expect(layout.cell.width).toBeGreaterThanOrEqual(20)
    expect(layout.cell.height).toBeGreaterThanOrEqual(15)
  })

  it("never lays one stairwell over another, in order or in places", () => {
    fc.assert(
      fc.property(fc.array(stairwell, { minLength: 1, maxLength: 30 }), (stairwells) => {
        const inRows = layOutMap(stairwells, desk)
        const plan = planOf(inRows)
        const inPlaces = layOutMap(
          stairwells.map((one, index) => ({ ...one, plan: plan[index] ?? null })),
          desk,
        )
        for (const { boxes } of [inRows, inPlaces]) {
          expect(boxes).toHaveLength(stairwells.length)
          for (const [index, box] of boxes.entries()) {
            expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it("stands stairwells that have no place below those that have", () => {
    const { stairwells } = makeBoardFixture({ homes: 48, days: 1, seed: 1 })
    const placed = stairwells.map((one, index) => (index === 0 ? { ...one, plan: { x: 4, y: 0 } } : one))
    const { boxes } = layOutMap(placed, desk)
    const [first, second] = boxes
    expect((second?.y ?? 0) - (first?.y ?? 0)).toBeGreaterThan(first?.height ?? 0)
  })

  it("counts 2 before 12", () => {
    const numbered = (number: string): BoardStairwell => {
      return { id: number, lane: "288", number, floors: 6, doorsPerFloor: 2, plan: null }
    }
    expect(inOrder(["12", "2", "1甲", "1"].map(numbered))).toEqual([3, 2, 1, 0])
  })
})

describe("arranging", () => {
  it("undoes every move back to the beginning", () => {
    const moves = fc.array(
      fc.record({
        stairwell: fc.nat(2),
        x: fc.integer({ min: -5, max: 40 }),
        y: fc.integer({ min: -5, max: 40 }),
      }),
    )
    fc.assert(
      fc.property(moves, (steps) => {
        const places = [0, 5, 10].map((x) => ({ x, y: 0 }))
        const moved = steps.reduce((draft, step) => moveTo(draft, step.stairwell, step), beginDraft(places))
        expect(moved.places.every(({ x, y }) => x >= 0 && y >= 0)).toBe(true)
        const back = moved.before.reduce((draft) => undoMove(draft), moved)
        expect(back.places).toEqual(places)
      }),
    )
  })
})
