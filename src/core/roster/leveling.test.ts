import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { allRows, anyProblem } from "../../../test/support/tiny-problems.ts"
import { adopt, createBoard } from "./board.ts"
import { evaluate, fatigueOf, headsOnEach } from "./evaluate.ts"
import { layGround } from "./ground.ts"
import { createLeveling, likesOf } from "./leveling.ts"
import { noHistory, OFF, type RosterPerson, type RosterProblem, type Row } from "./problem.ts"

describe("leveling", () => {
  it("costs less, breaks no rule and leaves on each turn the heads that it had", () => {
    let moved = 0
    fc.assert(
      fc.property(anyProblem({ people: 3, days: 4 }), fc.nat(999), (given, draw) => {
        const problem = alike({ ...given, fairness: 1 })
        const rows = allRows(problem)
        const roster = problem.people.map((_, person): Row => {
          const own = rows.filter((row) => breaksNone(problem, person, row))
          return (
            own[(draw * (person + 1)) % Math.max(1, own.length)] ?? new Int16Array(problem.days).fill(OFF)
          )
        })
        if (rulesBroken(problem, roster) > 0) return
        const board = createBoard(layGround(problem))
        adopt(board, roster)
        const before = board.cost
        createLeveling(board, likesOf(problem))()
        const every = [...Array(problem.days).keys()].flatMap((day) =>
          problem.shifts.map((_, shift) => ({ ...wanted, day, shift })),
        )
        expect(headsOnEach(problem, board.rows, every)).toEqual(headsOnEach(problem, roster, every))
        expect(rulesBroken(problem, board.rows)).toBe(0)
        expect(board.cost).toBeLessThanOrEqual(before)
        expect(board.cost).toBeCloseTo(evaluate(problem, board.rows).cost, 6)
        if (board.cost < before) moved++
      }),
      { numRuns: 100, seed: 5 },
    )
    expect(moved).toBeGreaterThan(5)
  })

  it("brings many who are alike as near as one turn can", () => {
    const turns = [6, 0, 1, ...Array.from({ length: 40 }, () => 3)]
    const problem = { ...plain, people: turns.map((_, index) => ({ ...person, id: `${index}` })) }
    const board = createBoard(layGround(problem))
    adopt(
      board,
      turns.map((count) => Int16Array.from({ length: problem.days }, (_, day) => (day < count ? 0 : OFF))),
    )
    createLeveling(board, likesOf(problem))()
    const carried = board.rows.map((_, index) => fatigueOf(problem, board.rows, index))
    expect(Math.max(...carried) - Math.min(...carried)).toBeLessThanOrEqual(2)
  })

  it("moves nothing where fairness is not weighed", () => {
    expect(likesOf({ ...plain, fairness: 0 })).toEqual([])
    const board = createBoard(layGround({ ...plain, fairness: 0 }))
    createLeveling(board, [])()
    expect(board.cost).toBe(0)
  })
})

const wanted = { skill: null, need: 0, isHard: false, under: 0, over: 0 }

const person: RosterPerson = {
  ...{ id: "one", size: 1, isHeadcount: false, skilled: {}, may: [true], limits: [], minMinutes: 0 },
  ...{
    maxMinutes: 9999,
    minRun: 1,
    maxRun: 7,
    minOff: 1,
    maxNights: 7,
    maxWeekends: 2,
    daysOff: [],
    shut: [],
  },
  ...{ history: noHistory, fairShare: 6 },
}

const plain: RosterProblem = {
  ...{ days: 7, firstWeekday: 0, people: [person], demands: [], requests: [], apart: [] },
  ...{ fairness: 1, published: null },
  shifts: [
    {
      ...{ id: "E", post: "gate", start: 480, minutes: 360, isNight: false, forbiddenNext: [] },
      fatigue: { weekday: 2, weekend: 2 },
    },
  ],
}

/** All may take the same turns and are worth the same there; most other rules stay their own. */
function alike(problem: RosterProblem): RosterProblem {
  const { may = [], daysOff = [], size = 1, skilled = {} } = problem.people[0] ?? {}
  const all = { may, daysOff, size, skilled, minMinutes: 0, minRun: 1, minOff: 1, fairShare: 6 }
  return { ...problem, people: problem.people.map((each) => ({ ...each, ...all })) }
}

function breaksNone(problem: RosterProblem, index: number, row: Row): boolean {
  const who = problem.people[index] as RosterPerson
  return rulesBroken({ ...problem, people: [who], apart: [] }, [row]) === 0
}

function rulesBroken(problem: RosterProblem, roster: readonly Row[]): number {
  return evaluate({ ...problem, demands: [], requests: [], published: null }, roster).breaches.length
}
