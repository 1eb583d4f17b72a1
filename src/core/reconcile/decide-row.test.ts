import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { neighbourhoodLike } from "../../../test/support/matching/neighbourhood-like.ts"
import { fromOtherSenders } from "../../../test/support/matching/other-sender.ts"
import { decideRow, type MatchCandidate, matchedRows } from "./decide-row.ts"
import { listOf } from "./list.ts"
import { matchAgainst, prepareRegister } from "./prepared-register.ts"
import { createRoomTable } from "./room-table.ts"

const one = (chance: number, more: Partial<MatchCandidate> = {}): MatchCandidate => ({
  ...{ id: `R${chance}`, chance, contradicts: false, isByTitle: false },
  ...{
    isNamesake: false,
    isConceivable: false,
    isAsLikely: false,
    isUnlikely: false,
    isDouble: false,
    ...more,
  },
})
const byTitle = { isByTitle: true }

describe("a row by itself", () => {
  it.each([
    ["one that is certain", [one(0.99)], 1, "same"],
    ["one that is certain beside one that is unlikely", [one(0.99), one(0.01)], 1, "same"],
    ["one that is certain, twice in the register", [one(0.99), one(0.98, { isDouble: true })], 1, "same"],
    ["one that is likely", [one(0.8)], 1, "doubtful"],
    ["one for whom only other rows speak", [one(0.99, { isUnlikely: true })], 1, "doubtful"],
    ["two that are certain", [one(0.99), one(0.98)], 1, "doubtful"],
    ["one whose document says otherwise", [one(0.99, { contradicts: true })], 1, "doubtful"],
    ["nobody at all", [], 1, "new"],
    ["hardly anybody", [one(0.01)], 1, "new"],
    ["somebody of the home but for a slip", [one(0.01, { isConceivable: true })], 1, "doubtful"],
    [
      "somebody of the home whose number is another's",
      [one(0.01, { isConceivable: true, contradicts: true })],
      1,
      "new",
    ],
    [
      "one, where another fits as well by itself",
      [one(0.99), one(0.001, { isAsLikely: true })],
      1,
      "doubtful",
    ],
    ["perhaps somebody", [one(0.2)], 1, "doubtful"],
    ["one that is certain, for a row that says hardly anything", [one(0.99)], 0.6, "doubtful"],
    ["nobody, for a row that says hardly anything", [], 0.6, "doubtful"],
    ["the only one of a home who is called so", [one(0.99, byTitle)], 1, "same"],
    ["one, where another is called just so", [one(0.99), one(0.001, { isNamesake: true })], 1, "doubtful"],
    [
      "one of two who are both called so, where only one fits",
      [one(0.99, { isNamesake: true }), one(0.001, { isNamesake: true })],
      1,
      "same",
    ],
    ["one of two of a home who are called so", [one(0.99, byTitle), one(0.001, byTitle)], 1, "doubtful"],
    [
      "the only woman of a home with the surname",
      [one(0.99, byTitle), one(0.001, { isByTitle: true, contradicts: true })],
      1,
      "same",
    ],
  ] as const)("%s", (_, candidates, clarity, is) => {
    expect(decideRow({ candidates, clarity }).is).toBe(is)
  })

  it("is never decided with less certainty than before", () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(chance, chance, chance, (best, clarity, less) => {
        if (decideRow({ candidates: [one(best)], clarity }).is === "doubtful") {
          expect(decideRow({ candidates: [one(best)], clarity: clarity * less }).is).toBe("doubtful")
        }
      }),
    )
  })

  it("is never joined to somebody whose name or document contradicts, nor where a rival is left", () => {
    const candidate = fc.record({
      ...{ id: fc.uuid(), chance: fc.double({ min: 0, max: 1, noNaN: true }), contradicts: fc.boolean() },
      ...{ isByTitle: fc.boolean(), isNamesake: fc.boolean(), isDouble: fc.boolean() },
      ...{ isConceivable: fc.boolean(), isAsLikely: fc.boolean(), isUnlikely: fc.boolean() },
    })
    fc.assert(
      fc.property(fc.array(candidate), (all) => {
        const candidates = all.toSorted((a, b) => b.chance - a.chance)
        const decision = decideRow({ candidates, clarity: 1 })
        if (decision.is !== "same") return
        expect(candidates[0]?.contradicts).toBe(false)
        expect(candidates.slice(1).every(({ chance, isDouble }) => isDouble || chance < 0.1)).toBe(true)
      }),
    )
  })
})

describe("rows of lists that nobody ever looked at", () => {
  it.each([
    { seed: 301, noise: 1, otherSenders: false, decided: 0.96, right: 0.998 },
    { seed: 302, noise: 1, otherSenders: true, decided: 0.96, right: 0.998 },
    { seed: 303, noise: 0.5, otherSenders: false, decided: 0.97, right: 0.999 },
    { seed: 304, noise: 2, otherSenders: true, decided: 0.92, right: 0.994 },
  ])(
    "are joined rightly, and nearly all of them: %o",
    ({ seed, noise, otherSenders, ...least }) => {
      const drawn = neighbourhoodLike({ seed, homes: 200, noise })
      const { rooms, register, survey, gate, pushed } = otherSenders ? fromOtherSenders(drawn, seed) : drawn
      const options = { seed: 1, thisYear: 2026, rooms: createRoomTable(rooms) }
      const prepared = prepareRegister(listOf(register.header, register.rows), options)
      const registered = new Set(register.personOf.values())
      const counts = { rows: 0, decided: 0, right: 0 }
      for (const list of [survey, gate, pushed]) {
        const matching = matchAgainst(prepared, listOf(list.header, list.rows))
        for (const row of matchedRows(matching, list.personOf.keys(), () => false)) {
          const decision = decideRow(row)
          const person = list.personOf.get(row.id) ?? ""
          counts.rows += 1
          if (decision.is === "doubtful") continue
          counts.decided += 1
          const isRight =
            decision.is === "new" ? !registered.has(person) : register.personOf.get(decision.id) === person
          if (isRight) counts.right += 1
        }
      }
      expect(counts.decided / counts.rows).toBeGreaterThan(least.decided)
      expect(counts.right / counts.decided).toBeGreaterThan(least.right)
    },
    60_000,
  )
})
