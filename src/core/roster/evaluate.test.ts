import { describe, expect, it } from "vitest"
import { evaluate } from "./evaluate.ts"
import { noHistory, OFF, type RosterPerson, type RosterProblem } from "./problem.ts"

const person: RosterPerson = {
  id: "Lin",
  size: 1,
  isHeadcount: false,
  skilled: {},
  may: [true, true],
  limits: [],
  minMinutes: 0,
  maxMinutes: 9999,
  minRun: 1,
  maxRun: 7,
  minOff: 1,
  maxNights: 7,
  maxWeekends: 9,
  daysOff: [],
  shut: [],
  history: noHistory,
  fairShare: 0,
}

const problem: RosterProblem = {
  days: 7,
  firstWeekday: 0,
  shifts: [
    {
      ...{ id: "E", post: "gate", start: 360, minutes: 480, isNight: false, forbiddenNext: [] },
      fatigue: { weekday: 2, weekend: 3 },
    },
    {
      ...{ id: "N", post: "gate", start: 1320, minutes: 600, isNight: true, forbiddenNext: [0] },
      fatigue: { weekday: 3, weekend: 4 },
    },
  ],
  people: [person],
  demands: [],
  requests: [],
  apart: [],
  fairness: 0,
  published: null,
}

/** A week in letters: `E`, `N`, and `.` for a day off. */
function row(letters: string): Int16Array {
  return Int16Array.from(letters, (letter) => ".EN".indexOf(letter) + OFF)
}

function rulesBroken(letters: string, rules: Partial<RosterPerson>): string[] {
  return evaluate({ ...problem, people: [{ ...person, ...rules }] }, [row(letters)]).breaches.map(
    ({ rule }) => rule,
  )
}

describe("evaluate", () => {
  it.each<[rule: string, broken: string, kept: string, Partial<RosterPerson>]>([
    ["not-allowed", "N......", "E......", { may: [true, false] }],
    ["day-off", "..E....", ".E.....", { daysOff: [2] }],
    ["succession", "NE.....", "EN.....", {}],
    ["shut", ".E.....", ".N.....", { shut: [{ day: 1, shift: 0 }] }],
    ["nights", "NNN....", "NN.NN..", { maxNights: 2 }],
    ["nights", "NN.....", "N.NN...", { maxNights: 2, history: { ...noHistory, last: 1, run: 1, nights: 1 } }],
    ["succession", "E......", "N......", { history: { ...noHistory, last: 1, run: 1 } }],
    ["min-minutes", "E......", "EE.....", { minMinutes: 960 }],
    ["max-minutes", "NN.....", "EE.....", { maxMinutes: 1000 }],
    ["min-run", "..E....", "E..EE.E", { minRun: 2 }],
    ["max-run", "EEEE...", "EEE.E..", { maxRun: 3 }],
    ["max-run", "EE.....", "E......", { maxRun: 3, history: { ...noHistory, last: 0, run: 2 } }],
    ["min-off", "E.E....", ".E..E..", { minOff: 2 }],
    ["min-off", ".E.....", "..E....", { minOff: 3, history: { ...noHistory, last: OFF, run: 1 } }],
    ["weekends", ".....E.", "EEEEE..", { maxWeekends: 0 }],
    [
      "limit",
      "N.N.N..",
      "N.N.E..",
      { limits: [{ name: "nights", amounts: [0, 1], from: 0, until: 7, max: 2, carried: 0 }] },
    ],
    [
      "limit",
      "E.E....",
      "E...E..",
      { limits: [{ name: "minutes", amounts: [480, 600], from: 0, until: 3, max: 1500, carried: 960 }] },
    ],
  ])("sees %s in %s and not in %s", (rule, broken, kept, rules) => {
    expect(rulesBroken(broken, rules)).toEqual([rule])
    expect(rulesBroken(kept, rules)).toEqual([])
  })

  it("counts heads by skill, a family as all its heads, requests and fairness", () => {
    const family = { ...person, size: 2, skilled: { lead: 1 } }
    const whole: RosterProblem = {
      ...problem,
      people: [family, { ...person, fairShare: 4 }],
      demands: [
        { day: 0, shift: 0, skill: null, need: 4, isHard: false, under: 10, over: 1 },
        { day: 0, shift: 0, skill: "lead", need: 2, isHard: true, under: 7, over: 0 },
        { day: 5, shift: 1, skill: null, need: 0, isHard: true, under: 10, over: 3 },
      ],
      requests: [
        { person: 0, day: 0, shift: 0, wish: "off", weight: 5 },
        { person: 1, day: 1, shift: 0, wish: "on", weight: 2 },
      ],
      fairness: 1,
      published: { roster: [row("N....E."), null], weight: 2 },
    }
    const { parts, breaches } = evaluate(whole, [row("E......"), row("E....N.")])
    // fairness: a family of two, each 2 points from 0, and one person 2 from 4
    expect(parts).toEqual({ cover: 10 + 7 + 3, requests: 5 + 2, fairness: 2 * 4 + 4, stability: 2 * 2 })
    expect(breaches).toEqual([{ rule: "cover", person: -1, day: 0, shift: 0, detail: "lead" }])
  })

  it("sees two who must not both be away, and a pin that is not kept", () => {
    const pair = { ...problem, people: [person, person], apart: [[0, 1]] as const }
    const { breaches } = evaluate(pair, [row(".E....."), row("N......")], [{ person: 0, day: 2, shift: 0 }])
    expect(breaches.map(({ rule }) => rule)).toEqual(["apart", "pin"])
    expect(evaluate(pair, [row("E......"), row("N......")]).breaches).toEqual([])
    const out = { ...person, history: { ...noHistory, last: 1, run: 1 } }
    expect(
      evaluate({ ...pair, people: [out, person] }, [row("......."), row("E......")]).breaches,
    ).toMatchObject([{ rule: "apart", day: -1 }])
  })

  it("asks nobody who an organisation sends how they rested", () => {
    expect(rulesBroken("NE.....", { isHeadcount: true })).toEqual([])
  })
})
