import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type Role, roles } from "../access/roles.ts"
import { handOverKinds, type InHand, mayTakeOver, mayUndoHandOver, spreadOver } from "./hand-over.ts"
import { taskKinds } from "./task.ts"

const item = fc.record({
  kind: fc.constantFrom(...handOverKinds),
  id: fc.uuid(),
  homeId: fc.constantFrom("a", "b", "c", "d", null),
  taskKind: fc.constantFrom(...taskKinds),
})
const colleagues = fc
  .array(fc.constantFrom(...roles), { minLength: 1, maxLength: 5 })
  .map((all) => all.map((role, index) => ({ id: `colleague ${index}`, role })))
const staff = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `staff ${index}`, role: "staff" as Role }))

describe("spreadOver", () => {
  it("gives each thing once, to somebody who may have it, or nothing at all", () => {
    fc.assert(
      fc.property(fc.array(item), colleagues, (items, all) => {
        const given = spreadOver(items, all)
        const able = (one: InHand) => all.filter(({ role }) => mayTakeOver(role, one))
        if (given === null) {
          expect(items.some((one) => able(one).length === 0)).toBe(true)
          return
        }
        expect(given.map((one) => one.item).toSorted(byId)).toEqual(items.toSorted(byId))
        for (const { item: one, toId } of given) expect(able(one).map(({ id }) => id)).toContain(toId)
      }),
    )
  })

  it("never splits a home among colleagues who may all have it, and gives each as many homes as the next", () => {
    fc.assert(
      fc.property(fc.array(item), fc.integer({ min: 1, max: 4 }), (items, count) => {
        const given = spreadOver(items, staff(count)) ?? []
        const homes = new Map<string, Set<string>>()
        const loads = new Map(staff(count).map(({ id }) => [id, new Set<string>()]))
        for (const { item: one, toId } of given) {
          const home = one.homeId ?? `${one.kind} ${one.id}`
          homes.set(home, (homes.get(home) ?? new Set()).add(toId))
          loads.get(toId)?.add(home)
        }
        for (const owners of homes.values()) expect(owners.size).toBe(1)
        const sizes = [...loads.values()].map((load) => load.size)
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it("hands nothing over where something is in nobody's power", () => {
    const fever: InHand = { kind: "task", id: "1", homeId: null, taskKind: "fever" }
    expect(spreadOver([fever], [{ id: "p", role: "property" }])).toBeNull()
    expect(spreadOver([fever], [])).toBeNull()
    expect(spreadOver([], [])).toEqual([])
  })
})

it("a hand-over can be taken back for an hour", () => {
  expect(mayUndoHandOver("2020-02-12T09:00:00.000Z", "2020-02-12T10:00:00.000Z")).toBe(true)
  expect(mayUndoHandOver("2020-02-12T09:00:00.000Z", "2020-02-12T10:00:00.001Z")).toBe(false)
})

function byId(one: InHand, other: InHand): number {
  return one.id < other.id ? -1 : Number(one.id > other.id)
}
