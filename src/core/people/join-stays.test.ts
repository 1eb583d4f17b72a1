import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, type PlainDate } from "../kit/dates.ts"
import { type JoinedStay, joinStays } from "./join-stays.ts"
import { countsOn } from "./register-rules.ts"

const first = "2020-01-24" as PlainDate
const day = (at: number | null) => (at === null ? null : addDays(first, at))
const stayOf = (said: Partial<JoinedStay>): JoinedStay => ({
  ...{ id: "kept", dwellingId: "here", relation: "", care: "", from: null, to: null },
  ...said,
})

const spans = fc
  .tuple(fc.constantFrom("here", "there"), fc.option(fc.nat(20)), fc.option(fc.nat(20)))
  .filter(([, from, to]) => from === null || to === null || from <= to)

const stays = (of: string) =>
  fc
    .array(spans, { maxLength: 4 })
    .map((all) =>
      all.map(([dwellingId, from, to], at) =>
        stayOf({ id: `${of}${at}`, dwellingId, from: day(from), to: day(to) }),
      ),
    )

describe("the stays of two records that are one person", () => {
  it("become one where both lived at one door, with the gaps filled", () => {
    const kept = stayOf({ from: day(10), relation: "本人" })
    const gone = stayOf({ id: "gone", to: day(20), care: "独居老人" })
    expect(joinStays([kept], [gone], first)).toEqual([
      { ...gone, from: first, to: first },
      { ...kept, from: null, to: null, care: "独居老人" },
    ])
  })

  it("stay as they are at two doors", () => {
    expect(joinStays([stayOf({})], [stayOf({ id: "gone", dwellingId: "there" })], first)).toEqual([])
  })

  it("count a door on the days on which either did, and once where the kept one's own never met", () => {
    fc.assert(
      fc.property(stays("kept"), stays("gone"), fc.nat(22), (kept, gone, at) => {
        const on = addDays(first, at)
        const changed = new Map(joinStays(kept, gone, first).map((stay) => [stay.id, stay]))
        const after = [...kept, ...gone].map((stay) => changed.get(stay.id) ?? stay)
        for (const dwellingId of ["here", "there"]) {
          const count = (all: readonly JoinedStay[]) =>
            all.filter((stay) => stay.dwellingId === dwellingId && countsOn(stay, on)).length
          const own = count(kept)
          expect(Math.min(1, count(after))).toBe(Math.min(1, own + count(gone)))
          if (count(gone) === 0) expect(count(after)).toBeLessThanOrEqual(Math.max(1, own))
          else if (own <= 1) expect(count(after)).toBeGreaterThanOrEqual(1)
        }
      }),
    )
  })
})
