import { describe, expect, it } from "vitest"
import type { Opened } from "./list-types.ts"
import { proposePairs, standing, stepThrough, stepWithin } from "./pairs.ts"

describe("who the rows of a household are", () => {
  it("gives each row its likeliest person", () => {
    const rows = [openedOf("a", { x: 0.9, y: 0.2 }), openedOf("b", { y: 0.7, x: 0.6 })]
    expect([...proposePairs(rows)]).toEqual([
      ["a", "x"],
      ["b", "y"],
    ])
  })

  it("gives nobody to two rows", () => {
    const rows = [openedOf("a", { x: 0.6 }), openedOf("b", { x: 0.9 })]
    expect([...proposePairs(rows)]).toEqual([
      ["a", null],
      ["b", "x"],
    ])
  })

  it("leaves those who are joined already, and whom they are", () => {
    const rows = [
      openedOf("a", { x: 0.99 }, { identity: "same", personId: "x" }),
      openedOf("b", { x: 0.9, y: 0.3 }),
    ]
    expect([...proposePairs(rows)]).toEqual([["b", "y"]])
  })

  it("does not propose the unlikely, nor whom somebody ruled out", () => {
    const rows = [openedOf("a", { x: 0.01 }), openedOf("b", { y: 0.9 }, { ruledOut: ["y"] })]
    expect([...proposePairs(rows)]).toEqual([
      ["a", null],
      ["b", null],
    ])
  })
})

it("those ruled out just now are gone at once", () => {
  const { candidates } = openedOf("a", { x: 0.6, y: 0.2 })
  expect(standing(candidates, new Set(["x"])).map(({ person }) => person.id)).toEqual(["y"])
})

it("goes through the choices round and round, nobody last", () => {
  expect(stepThrough(["x", "y"], "x", 1)).toBe("y")
  expect(stepThrough(["x", "y"], "y", 1)).toBeNull()
  expect(stepThrough(["x", "y"], null, 1)).toBe("x")
  expect(stepThrough(["x", "y"], "x", -1)).toBeNull()
  expect(stepWithin(["x", "y"], "y", 1)).toBe("x")
  expect(stepWithin(["x", "y"], "x", -1)).toBe("y")
  expect(stepWithin([], null, 1)).toBeNull()
})

type Said = { identity?: Opened["row"]["identity"]; personId?: string; ruledOut?: readonly string[] }

/** A row with those whom it may be, by their chance. */
function openedOf(id: string, chances: Readonly<Record<string, number>>, said: Said = {}): Opened {
  const { identity = "doubtful", personId, ruledOut = [] } = said
  return {
    row: {
      ...{ id, place: 1, cells: [], identity, identityBy: null, chance: null, proposed: null },
      ...{ outcome: null, outcomeBy: null, reason: "", end: null, call: null },
      person: personId === undefined ? null : personOf(personId),
    },
    candidates: Object.entries(chances).map(([person, chance]) => ({
      ...{ person: personOf(person), chance, said: ruledOut.includes(person) ? ("not-same" as const) : null },
      ...{ fields: [], screenedOn: [], contacts: [] },
    })),
    earlier: [],
  }
}

function personOf(id: string): NonNullable<Opened["row"]["person"]> {
  return {
    ...{ id, name: "王*", sex: "", idNumber: "", phone: "", homeId: null, door: null },
    ...{ standing: null, quarantined: false },
  }
}
