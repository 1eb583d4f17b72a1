import { describe, expect, it } from "vitest"
import { addDays, getPlainDate } from "../kit/dates.ts"
import { firstPolicies } from "../policy/first-policies.ts"
import { type PolicyValues, policyOn } from "../policy/policy.ts"
import {
  burdenLevel,
  burdenOn,
  burdenSigns,
  type DutyTurn,
  historyOf,
  mayByAge,
  restRules,
} from "./burden.ts"
import { evaluate } from "./evaluate.ts"
import { OFF, type RosterPerson, type RosterProblem } from "./problem.ts"
import { fatiguePoints, withRest } from "./rules.ts"
import { solve } from "./solve.ts"

const today = getPlainDate("2020-03-01")
const rule = policyOn(firstPolicies, "fatigue", today) as PolicyValues["fatigue"]

/** Turns of the days before and with today, the last sign is today's: `d` a day of eight hours, `n` a night, `.` off. */
function turnsOf(signs: string, hours = 8): DutyTurn[] {
  return [...signs].flatMap((sign, at) =>
    sign === "."
      ? []
      : [{ day: addDays(today, at - signs.length + 1), minutes: hours * 60, isNight: sign === "n" }],
  )
}

describe("burden", () => {
  it.each([
    ["nothing yet", ".......", 8, "rested"],
    ["five days and a day off", "ddddd.d", 7, "rested"],
    ["three nights in seven days", "n.n.n..", 8, "amber"],
    ["nights longer ago", "nnn.......", 8, "rested"],
    ["six days on end", ".dddddd", 6, "amber"],
    ["forty-eight hours", "dddd...", 12, "amber"],
    ["sixty hours", "ddddd..", 12, "red"],
    ["five nights", "nn.nn.n", 6, "red"],
    ["ten days on end", ".dddddddddd", 4, "red"],
    ["a day off after ten", "dddddddddd.", 4, "rested"],
    ["twenty-three days on end", "d".repeat(23), 8, "red"],
  ])("%s", (_, signs, hours, level) => {
    expect(burdenLevel(burdenOn(turnsOf(signs, hours), today), rule)).toBe(level)
  })

  it("says what was reached, what it is held against, and when the last day off was", () => {
    const burden = burdenOn(turnsOf(".dddnnn", 10), today)
    expect(burden).toEqual({ minutes: 3600, nights: 3, daysOnEnd: 6, lastDayOff: null })
    expect(burdenSigns(burden, rule)).toEqual([
      { what: "hours", reached: 60, amber: 48, red: 60, level: "red" },
      { what: "nights", reached: 3, amber: 3, red: 5, level: "amber" },
      { what: "days", reached: 6, amber: 6, red: 10, level: "amber" },
    ])
    expect(burdenOn(turnsOf("d.dd"), today).lastDayOff).toBe("2020-02-28")
  })

  it("carries days, nights and days off on end into the next roster", () => {
    const next = addDays(today, 1)
    const shiftOf = ({ isNight }: DutyTurn) => (isNight ? 0 : 1)
    expect(historyOf(turnsOf(".ddnn"), next, 9, shiftOf)).toEqual({ last: 0, run: 4, nights: 2, fatigue: 9 })
    expect(historyOf(turnsOf("dd.."), next, 4, shiftOf)).toEqual({ last: OFF, run: 2, nights: 0, fatigue: 4 })
  })

  it("gives gate duty to adults only", () => {
    expect([17, 18].map((age) => mayByAge(age, rule, [true, false]))).toEqual([
      [false, false],
      [true, false],
    ])
  })
})

describe("red", () => {
  const shifts = withRest(
    [0, 1].map((index) => ({
      ...{ id: "夜早"[index] ?? "", post: "gate", start: 480 * index, minutes: 480, isNight: index === 0 },
      fatigue: fatiguePoints(480, index === 0),
    })),
    rule.restHours * 60,
  )
  const days = 21
  const firstDay = addDays(today, 1)

  /** Somebody who is wanted on every day, after what they did before. */
  function rosterAfter(past: readonly DutyTurn[], isNight: boolean): DutyTurn[] {
    const rest = restRules(past, rule, shifts, { firstDay, days })
    const person: RosterPerson = {
      ...{ id: "Lin", size: 1, isHeadcount: false, skilled: {}, may: [true, true], limits: rest.limits },
      ...{ minMinutes: 0, maxMinutes: 99_999, minRun: 1, maxRun: rest.maxRun, minOff: 1, maxNights: 90 },
      ...{ maxWeekends: 90, daysOff: [], shut: [], fairShare: null },
      history: historyOf(past, firstDay, 0, (turn) => (turn.isNight ? 0 : 1)),
    }
    const wanted = Array.from({ length: days }, (_, day) => ({
      ...{ day, shift: isNight ? 0 : 1, skill: null, need: 1, isHard: false, under: 100, over: 1 },
    }))
    const problem: RosterProblem = {
      ...{ days, firstWeekday: 0, shifts, people: [person], demands: wanted, requests: [], apart: [] },
      ...{ fairness: 0, published: null },
    }
    const solved = solve(problem, { seed: 1, until: { steps: 10 } })
    if (!solved.ok) throw new Error("there is a roster")
    expect(evaluate(problem, solved.roster).breaches).toEqual([])
    return [...(solved.roster[0] ?? [])].flatMap((shift, day) =>
      shift === OFF ? [] : [{ day: addDays(firstDay, day), minutes: 480, isNight: shift === 0 }],
    )
  }

  it.each([
    ["rested", ".......", true],
    ["rested", ".......", false],
    ["tired by nights", "nnn....", true],
    ["red by nights", "nnnnn..", true],
    ["red by days", "dddddddddd", false],
    ["nearly red by days", "ddddddddd", false],
  ])("is never reached by a roster: %s", (_, signs, isNight) => {
    const past = turnsOf(signs, 6)
    const planned = rosterAfter(past, isNight)
    expect(planned.length).toBeGreaterThan(6)
    for (const { day } of planned)
      expect(burdenLevel(burdenOn([...past, ...planned], day), rule)).not.toBe("red")
  })
})
