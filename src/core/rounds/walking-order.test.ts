import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Walked, walkingOrder } from "./walking-order.ts"

const at = (
  number: string,
  room: number,
  more: { late?: boolean; plan?: { x: number; y: number } } = {},
) => ({
  late: more.late ?? false,
  stairwell: { id: number, lane: "288", number, plan: more.plan ?? null },
  floor: Math.floor(room / 100),
  position: room % 100,
})
const doors = (homes: readonly Walked[]) =>
  homes.map((home) => `${home.stairwell.number}-${home.floor}${String(home.position).padStart(2, "0")}`)

describe("the walk", () => {
  it("goes stairwell by stairwell in the order of numbers, top floor down", () => {
    const homes = [at("12", 101), at("3甲", 501), at("3", 102), at("3", 602), at("3", 101), at("12", 1101)]
    expect(doors(walkingOrder(homes))).toEqual(["3-602", "3-101", "3-102", "3甲-501", "12-1101", "12-101"])
  })

  it("follows the plan row by row where the committee has drawn one", () => {
    const homes = [
      at("1", 101, { plan: { x: 20, y: 40 } }),
      at("2", 101, { plan: { x: 20, y: 1 } }),
      at("3", 101, { plan: { x: 0, y: 3 } }),
      at("9", 101),
    ]
    expect(doors(walkingOrder(homes))).toEqual(["3-101", "2-101", "1-101", "9-101"])
  })

  it("begins with what was left over from an earlier day", () => {
    const homes = [at("1", 601), at("2", 101, { late: true }), at("1", 101, { late: true })]
    expect(doors(walkingOrder(homes))).toEqual(["1-101", "2-101", "1-601"])
  })
})

const stairwells = ["1", "2", "3甲", "12"].flatMap((number, index) => [
  { id: `${number}a`, lane: "288", number, plan: null },
  { id: `${number}b`, lane: "300", number, plan: { x: index * 7, y: index * 5 } },
])
const someHome = fc.record({
  late: fc.boolean(),
  stairwell: fc.constantFrom(...stairwells),
  floor: fc.integer({ min: 1, max: 12 }),
  position: fc.integer({ min: 1, max: 4 }),
})
const someHomes = fc.uniqueArray(someHome, {
  selector: (home) => `${home.stairwell.id} ${home.floor} ${home.position}`,
  maxLength: 40,
})

describe("whatever the homes", () => {
  it("none is lost, and the order they come in does not matter", () => {
    fc.assert(
      fc.property(someHomes, fc.infiniteStream(fc.nat()), (homes, dice) => {
        const walk = walkingOrder(homes)
        expect(new Set(walk)).toEqual(new Set(homes))
        const shuffled = homes.map((home) => [dice.next().value ?? 0, home] as const)
        const other = shuffled.toSorted(([one], [two]) => one - two).map(([, home]) => home)
        expect(walkingOrder(other)).toEqual(walk)
      }),
    )
  })

  it("nobody comes back to a stairwell, or goes up again in it", () => {
    fc.assert(
      fc.property(someHomes, (homes) => {
        const walk = walkingOrder(homes).filter((home) => !home.late)
        const visited = walk
          .map((home) => home.stairwell.id)
          .filter((id, index, all) => id !== all[index - 1])
        expect(new Set(visited).size).toBe(visited.length)
        for (const [index, home] of walk.entries()) {
          const next = walk[index + 1]
          if (next?.stairwell.id === home.stairwell.id) expect(next.floor).toBeLessThanOrEqual(home.floor)
        }
      }),
    )
  })
})
