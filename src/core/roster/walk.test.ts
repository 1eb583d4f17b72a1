import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { adopt } from "./board.ts"
import { layWorkplace } from "./engine.ts"
import { evaluate } from "./evaluate.ts"
import { type Demand, OFF, type RosterPerson, type RosterProblem } from "./problem.ts"
import { canTrade } from "./trades.ts"
import { createWalk } from "./walk.ts"

const DAYS = 56

/** Somebody who may stand as they like. */
const anybody: RosterPerson = {
  ...{ id: "one", size: 1, isHeadcount: false, skilled: {}, may: [true, true], limits: [] },
  ...{ minMinutes: 480, maxMinutes: 99_999, minRun: 1, maxRun: 7, minOff: 1, maxNights: 7, maxWeekends: 8 },
  ...{ daysOff: [], shut: [], history: { last: null, run: 1, nights: 0, fatigue: 0 }, fairShare: null },
}
const alone = (
  person: Partial<RosterPerson>,
  wanted: readonly (readonly [number, number])[],
): RosterProblem => ({
  ...{ days: DAYS, firstWeekday: 0, requests: [], apart: [], fairness: 0, published: null },
  shifts: ["D", "N"].map((id) => ({
    ...{ id, post: "gate", start: 480, minutes: 480, isNight: false, forbiddenNext: [] },
    fatigue: { weekday: 0, weekend: 0 },
  })),
  people: [{ ...anybody, ...person }],
  demands: wanted.map(
    ([day, shift]): Demand => ({ day, shift, skill: null, need: 1, isHard: false, under: 100, over: 1 }),
  ),
})
/** What a row comes to that stood on some turns before. */
function traded(problem: RosterProblem, stood: readonly (readonly [number, number])[]) {
  const made = layWorkplace(problem, "walk", { seed: 1 })
  if (!made.ok) throw new Error("anybody has a row")
  const row = new Int16Array(DAYS).fill(OFF)
  for (const [day, shift] of stood) row[day] = shift
  adopt(made.board, [row])
  const walk = createWalk(made.board, made.search, made.random)
  for (let count = 0; count < 6; count++) walk.step(null)
  const [then = row] = made.board.rows
  return {
    turns: [...then].flatMap((shift, day) => (shift === OFF ? [] : [[day, shift]])),
    cost: made.board.cost,
    breaches: evaluate(problem, made.board.rows).breaches,
    isTired: walk.isTired(),
  }
}

describe("somebody who stands where they are not needed", () => {
  // Monday of the second week, Saturday of the seventh, both days and nights
  const [early, late] = [7, 47]
  it.each([
    [
      "with no minutes left",
      { maxMinutes: 960 },
      [3, 0],
      [
        [early, 0],
        [late, 0],
      ],
    ],
    [
      "with no weekend left",
      { maxWeekends: 1 },
      [5, 0],
      [
        [early, 0],
        [late, 0],
      ],
    ],
    [
      "with no night left",
      { limits: [{ name: "nights", amounts: [0, 1], from: 0, until: DAYS, max: 1, carried: 0 }] },
      [3, 1],
      [
        [early, 0],
        [late, 1],
      ],
    ],
  ] as const)("%s, comes to be where somebody is missing months later", (_, person, idle, wanted) => {
    const { turns, cost, breaches, isTired } = traded(alone(person, wanted), [[early, 0], idle])
    expect({ turns, cost, breaches }).toEqual({ turns: wanted, cost: 0, breaches: [] })
    expect(isTired).toBe(true)
  })
})

it("keeps every rule; by a guide it may cost more, without one never", () => {
  let saved = 0
  let guided = 0
  fc.assert(
    fc.property(anyProblem({ people: 3, days: DAYS }), fc.nat(), (any, seed) => {
      const problem = { ...any, apart: [], fairness: 0 }
      const made = layWorkplace(problem, "walk", { seed })
      if (!made.ok || !canTrade(made.ground)) return
      const { board, search, random, ground } = made
      const worth = ground.terms.under.map((under) => under / 2)
      const walk = createWalk(board, search, random)
      for (const guide of [null, { worth, steep: 0 }, { worth, steep: 5 }, null]) {
        const before = board.cost
        walk.step(guide)
        const { cost, breaches } = evaluate(problem, board.rows)
        expect(breaches).toEqual([])
        expect(cost).toBeCloseTo(board.cost, 6)
        if (guide !== null && Math.abs(cost - before) > 1e-6) guided++
        if (guide !== null) continue
        expect(cost).toBeLessThanOrEqual(before + 1e-6)
        if (cost < before - 1e-6) saved++
      }
    }),
    { numRuns: 150, seed: 1 },
  )
  expect(saved).toBeGreaterThan(20)
  expect(guided).toBeGreaterThan(20)
})
