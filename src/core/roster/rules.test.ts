import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { evaluate } from "./evaluate.ts"
import { noHistory, OFF, type RosterPerson, type RosterProblem } from "./problem.ts"
import {
  fatiguePoints,
  guidedBy,
  guidedDemand,
  headcountRows,
  monthsOf,
  periodLimits,
  rollingLimits,
  splitRow,
  weeksOf,
  withFairShares,
  withRest,
} from "./rules.ts"
import { solve } from "./solve.ts"

const fatigue = { weekday: 2, weekend: 3 }
const quarter = (index: number) => ({
  ...{ id: "夜早中晚"[index] ?? "", post: "gate", start: 360 * index, minutes: 360, isNight: index === 0 },
  fatigue,
})
const shifts = withRest([0, 1, 2, 3].map(quarter), 720)
const person: RosterPerson = {
  ...{ id: "Lin", size: 1, isHeadcount: false, skilled: {}, may: [true, true, true, true], limits: [] },
  ...{ minMinutes: 0, maxMinutes: 99_999, minRun: 1, maxRun: 90, minOff: 1, maxNights: 90, maxWeekends: 90 },
  ...{ daysOff: [], shut: [], history: noHistory, fairShare: null },
}
const problem: RosterProblem = {
  ...{ days: 14, firstWeekday: 2, shifts, people: [person], demands: [], requests: [], apart: [] },
  ...{ fairness: 0, published: null },
}
const row = (letters: string) => Int16Array.from(letters, (letter) => ".夜早中晚".indexOf(letter) + OFF)

describe("rules written into a problem", () => {
  it("forbid tomorrow's turns that leave less rest than is due, over midnight too", () => {
    expect(shifts.map(({ forbiddenNext }) => forbiddenNext)).toEqual([[], [], [0], [0, 1]])
    const long = withRest([{ ...quarter(0), start: 1200, minutes: 720 }, quarter(1)], 720)
    expect(long.map(({ forbiddenNext }) => forbiddenNext)).toEqual([[1], []])
  })

  it("cut days into the calendar's weeks and months, from before day 0 on", () => {
    expect(weeksOf({ days: 9, firstWeekday: 2 })).toEqual([
      { from: -2, until: 5 },
      { from: 5, until: 9 },
    ])
    expect(monthsOf("2020-02-27", 40)).toEqual([
      { from: -26, until: 3 },
      { from: 3, until: 34 },
      { from: 34, until: 40 },
    ])
  })

  it("count what was before in the first week, month and days on end", () => {
    const past = [-1, -2, -9].map((day) => ({ day, amount: 1 }))
    const turns = { name: "turns", amounts: [1, 1, 1, 1], max: 3, past }
    expect(periodLimits(turns, weeksOf(problem)).map(({ from, carried }) => [from, carried])).toEqual([
      [0, 2],
      [5, 0],
      [12, 0],
    ])
    const rolling = rollingLimits({ ...turns, window: 7, days: 14 })
    const broken = (letters: string) =>
      evaluate({ ...problem, people: [{ ...person, limits: rolling }] }, [row(letters)]).breaches.length > 0
    // two turns lie just before day 0, so in the first five days only one more
    expect(broken("早....早早.......")).toBe(false)
    expect(broken("早.早...........")).toBe(true)
    expect(broken("......早早.早.早..")).toBe(true)
    expect(rollingLimits({ ...turns, max: 7, window: 7, days: 14 })).toEqual([])
  })

  it("never leave novices alone", () => {
    const [lead, novice] = [
      [1, 0],
      [0, 1],
    ].map(([experienced = 0, novices = 0]) => ({
      ...person,
      skilled: { guided: guidedBy(experienced, novices, 3) },
    }))
    const people = [lead, novice, novice] as RosterPerson[]
    const guarded = {
      ...problem,
      days: 2,
      people,
      demands: [guidedDemand(0, 1, 100), guidedDemand(1, 1, 100)],
    }
    const rosterOf = (...rows: string[]) => rows.map(row)
    expect(evaluate(guarded, rosterOf("早.", "早.", "早.")).breaches).toEqual([])
    expect(evaluate(guarded, rosterOf("..", "早.", "早.")).breaches).toMatchObject([
      { rule: "cover", day: 0 },
    ])
    expect(evaluate(guarded, rosterOf("..", "..", "..")).breaches).toEqual([])
  })

  it("give an organisation's turns to heads without names, so many in each week", () => {
    const owed = { id: "shop", may: [false, true, true, false], heads: 2, turns: 3, minutes: 360 }
    const people = headcountRows(problem, owed, weeksOf(problem))
    const wanted = [0, 3, 6, 9].map((day) => ({
      day,
      shift: 1,
      skill: null,
      need: 2,
      isHard: false,
      under: 9,
      over: 1,
    }))
    const solved = solve({ ...problem, people, demands: wanted }, { seed: 1, until: { steps: 10 } })
    if (!solved.ok) throw new Error("there is a roster")
    const turnsOf = (period: number) =>
      solved.roster
        .slice(2 * period, 2 * period + 2)
        .map((each) => each.reduce((sum, shift) => sum + (shift === OFF ? 0 : 1), 0))
    expect([0, 1, 2].map(turnsOf)).toEqual([
      [2, 1],
      [2, 1],
      [2, 1],
    ])
  })

  it("weigh nights and weekends more, and share what is wanted among heads", () => {
    expect([fatiguePoints(360, false), fatiguePoints(360, true)]).toEqual([
      { weekday: 2, weekend: 3 },
      { weekday: 3, weekend: 4 },
    ])
    const people = [
      { ...person, size: 2 },
      { ...person, history: { ...noHistory, fatigue: 4 } },
    ]
    const demands = [0, 1, 2].map((day) => ({
      day,
      shift: 1,
      skill: null,
      need: 2,
      isHard: true,
      under: 9,
      over: 1,
    }))
    const shared = withFairShares({ ...problem, people, demands })
    // three turns of two heads at 2 points, and 4 carried, among three heads
    expect(shared.people.map(({ fairShare }) => fairShare)).toEqual([5, 5])
  })

  it("make a row of its own of one of a family, and cost and break the same", () => {
    fc.assert(
      fc.property(anyProblem({ people: 3, days: 5 }), (any) => {
        const solved = solve({ ...any, published: null }, { seed: 1, until: { steps: 1 } })
        if (!solved.ok || any.people[0]?.size !== 2) return
        const whole = { ...any, published: null, requests: [], apart: [] }
        const split = splitRow(whole, solved.roster, 0, { id: "child", size: 1, skilled: {} })
        expect(split.problem.people.map(({ size }) => size)).toEqual([
          1,
          ...any.people.slice(1).map(({ size }) => size),
          1,
        ])
        const before = evaluate(whole, solved.roster)
        const after = evaluate(split.problem, split.roster)
        expect(after.cost).toBeCloseTo(before.cost, 6)
        expect(after.breaches).toHaveLength(before.breaches.length)
      }),
    )
  })
})
