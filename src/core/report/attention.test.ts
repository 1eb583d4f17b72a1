import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { type AttentionItem, attentionKinds, orderAttention } from "./attention.ts"

const item = (given: Partial<AttentionItem>): AttentionItem => ({
  kind: "open-need",
  homeId: "home-1",
  door: "288弄1号101室",
  person: null,
  detail: "买菜",
  since: "2020-02-12 08:05",
  count: 1,
  ...given,
})

describe("orderAttention", () => {
  it("puts fevers first, the highest of them before all", () => {
    const ordered = orderAttention([
      item({ kind: "refused-rows", homeId: null }),
      item({ kind: "overdue-release", homeId: "b" }),
      item({ kind: "fever", homeId: "a", detail: "37.4" }),
      item({ kind: "fever", homeId: "c", detail: "38.9" }),
    ])
    expect(ordered.map(({ kind, homeId }) => [kind, homeId])).toEqual([
      ["fever", "c"],
      ["fever", "a"],
      ["overdue-release", "b"],
      ["refused-rows", null],
    ])
  })

  it("puts who waits longest before the others", () => {
    const ordered = orderAttention([
      item({ homeId: "a", since: "2020-02-12 08:05" }),
      item({ homeId: "b", since: "2020-02-10 18:05" }),
    ])
    expect(ordered.map(({ homeId }) => homeId)).toEqual(["b", "a"])
  })

  it("gives one line for what many people of a home lack", () => {
    const missing = { kind: "missing-reading", since: "2020-02-12" } as const
    expect(
      orderAttention([
        item({ ...missing, person: "王*明", detail: "上午" }),
        item({ ...missing, person: "王*明", detail: "下午" }),
        item({ ...missing, person: "李*", detail: "下午" }),
      ]),
    ).toEqual([item({ ...missing, person: "王*明、李*", detail: "上午、下午", count: 3 })])
  })

  it("never joins what belongs to no home", () => {
    const problem = item({ kind: "unmended-checkpoint", homeId: null })
    expect(orderAttention([problem, problem])).toHaveLength(2)
  })

  it("loses nothing and counts everything, whatever the order of coming", () => {
    const arbitrary = fc.record({
      kind: fc.constantFrom(...attentionKinds),
      homeId: fc.constantFrom("a", "b", "c", null),
      since: fc.constantFrom("2020-02-10", "2020-02-11 09:00", "2020-02-12"),
      detail: fc.constantFrom("37.5", "38"),
    })
    fc.assert(
      fc.property(fc.array(arbitrary), (given) => {
        const items = given.map(item)
        const one = orderAttention(items)
        const other = orderAttention(items.toReversed())
        const sum = (list: readonly AttentionItem[]) => list.reduce((total, { count }) => total + count, 0)
        expect(sum(one)).toBe(items.length)
        expect(sum(other)).toBe(items.length)
        expect(one.map(({ kind }) => kind)).toEqual(other.map(({ kind }) => kind))
      }),
    )
  })
})
