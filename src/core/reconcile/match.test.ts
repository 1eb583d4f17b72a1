import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { neighbourhoodLike } from "../../../test/support/matching/neighbourhood-like.ts"
import { calibrate, UNCALIBRATED } from "./calibration.ts"
import type { Decision } from "./decisions.ts"
import { type List, listOf } from "./list.ts"
import { type Matching, type MatchOptions, matchLists } from "./match.ts"
import { fillMergedCells } from "./merged-cells.ts"
import { matchAgainst, prepareRegister } from "./prepared-register.ts"
import { createRoomTable } from "./room-table.ts"

const written = neighbourhoodLike({ seed: 11, homes: 40, noise: 1 })
const options: MatchOptions = { seed: 1, thisYear: 2026, rooms: createRoomTable(written.rooms) }
const register = listOf(written.register.header, written.register.rows)
const survey = listOf(written.survey.header, written.survey.rows)
const plain = matchLists([register, survey], options)

/** What a matching says, in an order of its own; with each list's name instead of its place. */
function said({ pairs }: Matching, names: readonly string[]): string[] {
  return pairs
    .map(({ one, other, chance }) =>
      [`${names[one.list]} ${one.id}`, `${names[other.list]} ${other.id}`]
        .sort()
        .concat(String(chance))
        .join(),
    )
    .sort()
}

const names = ["register", "survey"]

describe("matching lists", () => {
  it("does not look at the order of rows, nor of lists", () => {
    const shuffled = fc.shuffledSubarray([...written.survey.rows], { minLength: written.survey.rows.length })
    fc.assert(
      fc.property(shuffled, (rows) => {
        const turned = matchLists([listOf(written.survey.header, rows), register], options)
        expect(said(turned, names.toReversed())).toEqual(said(plain, names))
      }),
      { numRuns: 5 },
    )
  }, 60_000)

  it("gives the same twice", () => {
    expect(said(matchLists([register, survey], options), names)).toEqual(said(plain, names))
  })

  it("never overturns what a person said, and is as before when it is taken back", () => {
    const pair = fc.record({
      one: fc.constantFrom(...register.ids),
      other: fc.constantFrom(...survey.ids),
      said: fc.constantFrom("same" as const, "not-same" as const),
    })
    fc.assert(
      fc.property(
        fc.uniqueArray(pair, { selector: ({ one, other }) => `${one} ${other}`, maxLength: 6 }),
        (some) => {
          const decisions = some.map(
            ({ one, other, said }): Decision => ({
              one: { list: 0, id: one },
              other: { list: 1, id: other },
              said,
            }),
          )
          const decided = matchLists([register, survey], { ...options, decisions })
          for (const { one, other, said } of decisions) {
            expect(chanceOf(decided, one.id, other.id)).toBe(said === "same" ? 1 : 0)
          }
          const undone = decisions.map((decision): Decision => ({ ...decision, said: "undone" }))
          const again = matchLists([register, survey], { ...options, decisions: [...decisions, ...undone] })
          expect(said(again, names)).toEqual(said(plain, names))
        },
      ),
      { numRuns: 6 },
    )
  }, 60_000)

  it("keeps rows apart in the people it makes that a person has kept apart", () => {
    const [first] = plain.persons()
    const [one, other] = first ?? []
    if (one === undefined || other === undefined) throw new Error("somebody stands in both lists")
    const decided = matchLists([register, survey], {
      ...options,
      decisions: [{ one, other, said: "not-same" }],
    })
    const together = decided
      .persons()
      .filter((rows) => [one, other].every((row) => rows.some(({ id }) => id === row.id)))
    expect(together).toEqual([])
  })

  it("explains a score by steps that add up to it", () => {
    const sure = plain.pairs.find(({ chance }) => chance > 0.99)
    const { steps = [] } = (sure && plain.explain(sure.one, sure.other)) ?? {}
    const total = steps.at(-1)
    expect(total?.step).toBe("total")
    expect(steps.slice(0, -1).reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(total?.weight ?? 0, 9)
    expect(total?.weight).toBeGreaterThan(0)
    expect(plain.explain({ list: 0, id: "nobody" }, { list: 1, id: "nobody" })).toBeNull()
  })

  it("matches a new list against a register that was read before", () => {
    const { pairs } = matchAgainst(prepareRegister(register, options), survey)
    expect(pairs.every(({ one, other }) => one.list === 1 || other.list === 1)).toBe(true)
    const found = pairs.filter(({ one, other, chance }) => chance >= 0.5 && one.list !== other.list)
    const right = found.filter(({ one, other }) => personOf(one.id) === personOf(other.id))
    expect(right.length).toBeGreaterThan(0.98 * found.length)
  })

  it.each([
    ["one row", listOf(["id", "姓名"], [["1", "王明"]])],
    ["no row", listOf(["id", "姓名"], [])],
    ["no column", listOf(["id"], [["1"], ["2"]])],
    [
      "empty cells",
      listOf(
        ["id", "姓名", "电话"],
        [
          ["1", "", ""],
          ["2", "", ""],
        ],
      ),
    ],
  ])("finds nothing in %s", (_, list: List) => {
    expect(matchLists([list], options).pairs).toEqual([])
  })
})

function personOf(id: string): string | undefined {
  return written.register.personOf.get(id) ?? written.survey.personOf.get(id)
}

function chanceOf({ pairs }: Matching, one: string, other: string): number | undefined {
  return pairs.find((pair) => [pair.one.id, pair.other.id].sort().join() === [one, other].sort().join())
    ?.chance
}

describe("merged cells", () => {
  it("takes the address of the row above in a list that goes from home to home", () => {
    const header = ["行号", "楼号", "室号", "姓名", "与户主关系"]
    const rows = [
      ["1", "1号", "101", "王明", "户主"],
      ["2", "", "", "李红", "配偶"],
      ["3", "1号", "102", "张伟", "户主"],
    ]
    expect(fillMergedCells(header, rows)[1]).toEqual(["2", "1号", "101", "李红", "配偶"])
    expect(
      fillMergedCells(
        ["行号", "住址", "姓名"],
        [
          ["1", "1-101", "王明"],
          ["2", "", "李红"],
        ],
      )[1],
    ).toEqual([...["2", "", "李红"]])
  })
})

describe("calibration", () => {
  it("does nothing before anybody has decided", () => {
    expect(calibrate([])).toEqual(UNCALIBRATED)
  })

  it("bends towards what was decided, and never turns the order of scores round", () => {
    const odds = fc.double({ min: -15, max: 15, noNaN: true })
    fc.assert(
      fc.property(fc.array(fc.record({ odds, same: fc.boolean() }), { maxLength: 40 }), (decided) => {
        expect(calibrate(decided).slope).toBeGreaterThan(0)
      }),
    )
    const refused = Array.from({ length: 200 }, () => ({ odds: 3, same: false }))
    const { slope, shift } = calibrate(refused)
    expect(slope * 3 + shift).toBeLessThan(0)
  })
})
