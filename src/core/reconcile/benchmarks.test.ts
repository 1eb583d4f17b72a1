import { describe, expect, it } from "vitest"
import { febrlLike } from "../../../test/support/matching/febrl-like.ts"
import { historicalLike } from "../../../test/support/matching/historical-like.ts"
import { neighbourhoodLike } from "../../../test/support/matching/neighbourhood-like.ts"
import type { Written } from "../../../test/support/matching/written.ts"
import { listOf } from "./list.ts"
import { matchLists } from "./match.ts"
import { createRoomTable } from "./room-table.ts"

const options = { seed: 1, thisYear: 2026, rooms: null }

/** F1 of the pairs at p ≥ 0.5, within one list or across two. */
function f1Of(lists: readonly Written[], rooms: Parameters<typeof createRoomTable>[0] = []): number {
  const { pairs } = matchLists(
    lists.map(({ header, rows }) => listOf(header, rows)),
    { ...options, rooms: rooms.length === 0 ? null : createRoomTable(rooms) },
  )
  const personOf = (list: number, id: string) => lists[list]?.personOf.get(id)
  const found = pairs.filter(
    ({ one, other, chance }) => chance >= 0.5 && (lists.length === 1 || one.list !== other.list),
  )
  const right = found.filter(
    ({ one, other }) => personOf(one.list, one.id) === personOf(other.list, other.id),
  ).length
  const [first, second] = lists.map(({ personOf: of }) => countsOf([...of.values()]))
  const all = [...(first ?? [])].reduce(
    (sum, [person, count]) => sum + (second ? count * (second.get(person) ?? 0) : (count * (count - 1)) / 2),
    0,
  )
  return (2 * right) / (found.length + all)
}

function countsOf(people: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const person of people) counts.set(person, (counts.get(person) ?? 0) + 1)
  return counts
}

describe("invented lists, matched without labels", () => {
  it("records with many slips", () => {
    expect(f1Of([febrlLike({ seed: 21, people: 300, most: 3, changes: 6 })])).toBeGreaterThan(0.99)
  }, 60_000)

  it("persons written down many times, in columns that repeat each other", () => {
    expect(f1Of([historicalLike({ seed: 22, people: 200, noise: 1 })])).toBeGreaterThan(0.97)
  }, 60_000)

  it.each([
    ["survey", 0.985],
    ["gate", 0.95],
    ["pushed", 0.99],
  ] as const)(
    "a neighbourhood's register and its %s",
    (kind, least) => {
      const written = neighbourhoodLike({ seed: 23, homes: 150, noise: 1 })
      expect(f1Of([written.register, written[kind]], written.rooms)).toBeGreaterThan(least)
    },
    60_000,
  )
})
