import { expect, it } from "vitest"
import { barOf, likelyOf } from "./likely.ts"

it.each([
  [0, "even", 1],
  [0.1, "even", 1],
  [1, "more", 2],
  [-1, "less", 2],
  [1.32, "more", 2.5],
  [5, "more", 32],
  [-10, "less", 1000],
  [13.3, "more", 10000],
  [60, "more", 1_000_000],
] as const)("%d bits is %s likely × %d", (bits, way, times) => {
  expect(likelyOf(bits)).toMatchObject({ way, times })
})

it("says beyond a million that it is more than that", () => {
  expect(likelyOf(20).many).toBe(true)
  expect(likelyOf(19).many).toBe(false)
})

it("draws a bar by its share of the longest", () => {
  expect([barOf(-5, 10), barOf(10, 10), barOf(3, 0)]).toEqual([0.5, 1, 0])
})
