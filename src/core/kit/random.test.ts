import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { createRandom } from "./random.ts"

describe("createRandom", () => {
  it("repeats itself for one seed and label and differs for others", () => {
    const draw = (seed: number, label: string) => {
      const random = createRandom(seed, label)
      return Array.from({ length: 8 }, random.fraction)
    }
    expect(draw(1, "gate")).toEqual(draw(1, "gate"))
    expect(draw(2, "gate")).not.toEqual(draw(1, "gate"))
    expect(draw(1, "calls")).not.toEqual(draw(1, "gate"))
  })

  it("stays within the bounds asked for", () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: -50, max: 50 }), fc.nat(50), (seed, low, span) => {
        const drawn = createRandom(seed, "bounds").whole(low, low + span)
        expect(drawn >= low && drawn <= low + span).toBe(true)
      }),
    )
  })

  it("comes to the mean and to the weights over many draws", () => {
    const random = createRandom(4, "mean")
    const draws = Array.from({ length: 4000 }, () => random.about(2.3))
    expect(draws.reduce((sum, one) => sum + one, 0) / 4000).toBeCloseTo(2.3, 1)
    const heavy = Array.from({ length: 4000 }, () =>
      random.weighted([
        ["a", 9],
        ["b", 1],
      ] as const),
    )
    expect(heavy.filter((one) => one === "a").length / 4000).toBeCloseTo(0.9, 1)
  })

  it("shuffles without losing or doubling anything", () => {
    const order = Array.from({ length: 30 }, (_, at) => at)
    expect(
      createRandom(3, "deck")
        .shuffle(order)
        .sort((a, b) => a - b),
    ).toEqual(order)
  })
})
