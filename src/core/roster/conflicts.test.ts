import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allRows, anyProblem } from "../../../test/support/tiny-problems.ts"
import { conflicts } from "./conflicts.ts"
import { evaluate } from "./evaluate.ts"
import { noHistory, type RosterPerson, type RosterProblem } from "./problem.ts"
import { smallestSet } from "./smallest-set.ts"

const person: RosterPerson = {
  ...{ id: "Lin", size: 1, isHeadcount: false, skilled: {}, may: [true, true], limits: [] },
  ...{ minMinutes: 0, maxMinutes: 9999, minRun: 1, maxRun: 7, minOff: 1, maxNights: 7, maxWeekends: 9 },
  ...{ daysOff: [], shut: [], history: noHistory, fairShare: null },
}
const fatigue = { weekday: 2, weekend: 3 }
const problem: RosterProblem = {
  ...{ days: 7, firstWeekday: 0, demands: [], requests: [], apart: [], fairness: 0, published: null },
  shifts: [
    { id: "E", post: "gate", start: 360, minutes: 480, isNight: false, forbiddenNext: [], fatigue },
    { id: "N", post: "gate", start: 1320, minutes: 600, isNight: true, forbiddenNext: [0], fatigue },
  ],
  people: [person],
}
const hard = { skill: null, isHard: true, under: 100, over: 0 }

describe("conflicts", () => {
  it.each<[what: string, Partial<RosterPerson>, pins: number[], rules: string[]]>([
    ["a pin on a day off", { daysOff: [2] }, [-1, -1, 0], ["day-off", "pin"]],
    ["a pinned day after a pinned night", {}, [1, 0], ["pin", "pin", "succession"]],
    [
      "more minutes than a cap allows",
      { minMinutes: 960, maxMinutes: 500 },
      [],
      ["max-minutes", "min-minutes"],
    ],
    ["nights on end", { maxNights: 1 }, [1, 1], ["nights", "pin", "pin"]],
  ])("names a smallest set of one person's: %s", (_, rules, pinned, codes) => {
    const pins = pinned.flatMap((shift, day) => (shift < 0 ? [] : [{ person: 0, day, shift }]))
    const found = conflicts({ ...problem, people: [{ ...person, ...rules }] }, pins)
    expect(found).toHaveLength(1)
    expect(found[0]?.rules.map(({ rule }) => rule).toSorted()).toEqual(codes)
    expect(found[0]?.people).toEqual([0])
  })

  it("names the pins of two of whom one stays at home", () => {
    const pins = [0, 1].map((each) => ({ person: each, day: 3, shift: 1 }))
    const found = conflicts({ ...problem, people: [person, person], apart: [[0, 1]] }, pins)
    expect(found).toMatchObject([{ people: [0, 1], rules: [{ pin: pins[0] }, { pin: pins[1] }] }])
  })

  it("names why a turn, or all turns together, lack heads", () => {
    const leads = { ...person, skilled: { lead: 1 }, daysOff: [4] }
    const one = {
      ...problem,
      people: [leads, person],
      demands: [{ day: 4, shift: 0, need: 1, ...hard, skill: "lead" }],
    }
    expect(conflicts(one)).toMatchObject([
      { rules: [{ rule: "day-off" }], cover: { days: [4], shifts: [0], skill: "lead", wanted: 1, most: 0 } },
    ])
    const nights = [0, 1, 2, 3, 4, 5, 6].map((day) => ({ day, shift: 1, need: 1, ...hard }))
    const weary = { ...person, maxNights: 2 }
    expect(conflicts({ ...problem, people: [weary], demands: nights })).toMatchObject([
      { rules: [{ rule: "nights" }], cover: { wanted: 7, most: 5 } },
    ])
    expect(conflicts({ ...problem, people: [weary, person], demands: nights })).toEqual([])
  })

  it("finds one wherever no row of a person keeps the rules, and none where one does", () => {
    fc.assert(
      fc.property(anyProblem({ people: 1, days: 5 }), fc.nat(4), fc.nat(1), (any, day, shift) => {
        const pins = [{ person: 0, day, shift }]
        const lone = { ...any, demands: [], apart: [] }
        const isOpen = allRows(lone).some((row) => evaluate(lone, [row], pins).breaches.length === 0)
        expect(conflicts(lone, pins).length === 0).toBe(isOpen)
      }),
      { numRuns: 40 },
    )
  })
})

describe("smallestSet", () => {
  it("overlooks no smaller set than the one it finds", () => {
    const sets = fc.array(fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(sets, (bad) => {
        const canKeep = (kept: readonly number[]) =>
          !bad.some((set) => set.every((rule) => kept.includes(rule)))
        const found = smallestSet([0, 1, 2, 3, 4, 5, 6], canKeep)
        expect(found).toHaveLength(Math.min(...bad.map((set) => set.length)))
      }),
    )
  })
})
