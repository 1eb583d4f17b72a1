import fc from "fast-check"
import { expect, it } from "vitest"
import { sizesOf, withinBudget } from "./blocking.ts"
import { joinedPairs } from "./joined-pairs.ts"
import { listOf } from "./list.ts"
import { poolOf } from "./pool.ts"

const KEYS = 4

it("every pair of records with a key in common comes once, with all rules that join it", () => {
  const record = fc.record({
    list: fc.nat(1),
    alone: fc.nat(KEYS),
    several: fc.tuple(fc.nat(KEYS), fc.nat(KEYS)),
  })
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), fc.boolean(), (given, isAcross) => {
      const records = given.toSorted((one, other) => one.list - other.list)
      const lists = [0, 1].map((list) =>
        listOf(
          ["id"],
          records.filter((one) => one.list === list).map((_, row) => [`${row}`]),
        ),
      )
      const keys = records.map(({ alone, several }) => [[alone], several])
      const rules = [0, 1].map((rule) => {
        const slots = [0, 1]
          .slice(0, rule + 1)
          .map((slot) => Int32Array.from(keys, (ofRecord) => ofRecord[rule]?.[slot] ?? 0))
        const all = { name: "", heldOut: [rule], slots, keys: KEYS, sizes: sizesOf(slots, KEYS) }
        return withinBudget(all, Number.POSITIVE_INFINITY)
      })
      const joins = (one: number, other: number) =>
        [0, 1].filter((rule) =>
          keys[one]?.[rule]?.some((key) => key > 0 && keys[other]?.[rule]?.includes(key)),
        )
      const wanted = records.flatMap((one, left) =>
        records.flatMap((other, right) => {
          const isWanted = left < right && (!isAcross || one.list !== other.list)
          return isWanted && joins(left, right).length > 0 ? [[left, right, joins(left, right)]] : []
        }),
      )
      const found: unknown[] = []
      const joined = joinedPairs(poolOf(lists), rules, (one, other) => !isAcross || one !== other)
      joined.each((one, other, joining, count) => found.push([one, other, [...joining.subarray(0, count)]]))
      expect(found).toEqual(wanted)
    }),
  )
})
