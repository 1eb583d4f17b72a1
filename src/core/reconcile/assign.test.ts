import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Apart, assignOneToOne } from "./assign.ts"
import { clusterLinks } from "./cluster.ts"

const always = () => 1
const unlinked = () => -7

type Offer = { readonly left: number; readonly right: number; readonly odds: number }
type Link = { readonly one: number; readonly other: number; readonly odds: number }

function assigned(offers: readonly Offer[], apartLeft: Apart, apartRight: Apart): Float64Array {
  const columns = {
    left: Int32Array.from(offers, ({ left }) => left),
    right: Int32Array.from(offers, ({ right }) => right),
    odds: Float64Array.from(offers, ({ odds }) => odds),
  }
  return assignOneToOne(columns, 20, apartLeft, apartRight)
}

function clustered(links: readonly Link[]): readonly (readonly number[])[] {
  const columns = {
    one: Int32Array.from(links, ({ one }) => one),
    other: Int32Array.from(links, ({ other }) => other),
    odds: Float64Array.from(links, ({ odds }) => odds),
  }
  return clusterLinks(columns, unlinked)
}

describe("one to one", () => {
  it("gives each member of a home to somebody else, though one is like them all", () => {
    const offers = [
      { left: 0, right: 10, odds: 9 },
      { left: 1, right: 10, odds: 4 },
      { left: 1, right: 11, odds: 3 },
    ]
    const [first = 0, second = 0, third = 0] = assigned(offers, always, always)
    expect([first > 0.9, second < 0.1, third > 0.9]).toEqual([true, true, true])
  })

  it("lets one person have two rows where rows may repeat", () => {
    const offers = [
      { left: 0, right: 10, odds: 9 },
      { left: 0, right: 11, odds: 9 },
    ]
    const chances = assigned(offers, always, () => 0)
    expect([...chances].every((chance) => chance > 0.9)).toBe(true)
  })

  it("shares out no more than one partner, and does not look at the order", () => {
    const offer = fc.record({
      left: fc.nat(3),
      right: fc.integer({ min: 10, max: 13 }),
      odds: fc.double({ min: -5, max: 12, noNaN: true }),
    })
    const offers = fc.uniqueArray(offer, { selector: ({ left, right }) => `${left} ${right}`, maxLength: 9 })
    fc.assert(
      fc.property(offers, (some) => {
        const chances = assigned(some, always, always)
        const turned = assigned(some.toReversed(), always, always).reverse()
        some.forEach((_, at) => {
          expect(turned[at]).toBeCloseTo(chances[at] ?? 0, 9)
        })
        for (const side of ["left", "right"] as const) expect(mostOf(some, chances, side)).toBeLessThan(1.3)
      }),
    )
  })
})

/** The largest sum of chances that one unit has. */
function mostOf(offers: readonly Offer[], chances: Float64Array, side: "left" | "right"): number {
  const sums = new Map<number, number>()
  offers.forEach((offer, at) => {
    sums.set(offer[side], (sums.get(offer[side]) ?? 0) + (chances[at] ?? 0))
  })
  return Math.max(0, ...sums.values())
}

describe("average link", () => {
  it("joins what is alike on the whole and not by one pair", () => {
    const links = [
      { one: 0, other: 1, odds: 9 },
      { one: 2, other: 3, odds: 9 },
      { one: 1, other: 2, odds: 5 },
    ]
    expect(clustered(links)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it("keeps apart what a person kept apart, and together what they put together", () => {
    const links = [
      { one: 0, other: 1, odds: Number.NEGATIVE_INFINITY },
      { one: 0, other: 2, odds: 11 },
      { one: 1, other: 2, odds: Number.POSITIVE_INFINITY },
    ]
    expect(clustered(links)).toEqual([[1, 2]])
  })

  it("does not look at the order of links, and puts nobody in two groups", () => {
    const link = fc.record({
      one: fc.nat(5),
      other: fc.integer({ min: 6, max: 11 }),
      odds: fc.integer({ min: -6, max: 11 }),
    })
    const links = fc.uniqueArray(link, { selector: ({ one, other }) => `${one} ${other}`, maxLength: 20 })
    fc.assert(
      fc.property(links, (some: readonly Link[]) => {
        const groups = clustered(some)
        expect(sorted(clustered(some.toReversed()))).toEqual(sorted(groups))
        expect(new Set(groups.flat()).size).toBe(groups.flat().length)
      }),
    )
  })
})

function sorted(groups: readonly (readonly number[])[]): string[] {
  return groups.map((group) => group.join()).sort()
}
