import fc from "fast-check"
import { describe, expect, it, vi } from "vitest"
import { allRows, anyProblem, bestByTrying } from "../../../test/support/tiny-problems.ts"
import { createCover, shiftCover } from "./cover.ts"
import { evaluate } from "./evaluate.ts"
import { layGround, rowCost } from "./ground.ts"
import { OFF, type Roster, type RosterProblem, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import { createRowSearch } from "./row-search.ts"
import { solve } from "./solve.ts"

// trying every row takes its time on a machine that has other work
vi.setConfig({ testTimeout: 60_000 })

describe("the row search", () => {
  it("finds the cheapest row that trying all rows finds, and proves that there is none", () => {
    fc.assert(
      fc.property(anyProblem({ people: 1, days: 6 }), (problem) => {
        const lone = { ...problem, demands: [], apart: [] }
        const ground = layGround(lone)
        const rows = allRows(lone).filter((row) => evaluate(lone, [row]).breaches.length === 0)
        const best = Math.min(...rows.map((row) => evaluate(lone, [row]).cost - ground.wishBase))
        const idle = new Int16Array(lone.days).fill(OFF)
        const ask = askFor(ground, 0, idle, 0, lone.days, ground.wishes[0] as Float64Array)
        const found = createRowSearch(lone.shifts.length, lone.firstWeekday).find(ask, { below: 1e9 })
        if (rows.length === 0) expect(found.row).toBeNull()
        else {
          expect(found.cost).toBeCloseTo(best, 6)
          expect(evaluate(lone, [found.row as Row]).breaches).toEqual([])
        }
      }),
      { numRuns: 80 },
    )
  })

  it("finds a stretch of a row so that the whole keeps the rules", () => {
    fc.assert(
      fc.property(
        anyProblem({ people: 1, days: 6 }),
        fc.nat(5),
        fc.nat(5),
        fc.nat(9),
        (problem, one, other, pick) => {
          const lone = { ...problem, demands: [], apart: [] }
          const rows = allRows(lone).filter((row) => evaluate(lone, [row]).breaches.length === 0)
          const row = rows[pick % Math.max(1, rows.length)]
          if (row === undefined) return
          const isSunday = (day: number) => (lone.firstWeekday + day) % 7 === 6
          const [from, until] = [Math.min(one, other), Math.max(one, other) + 1]
          if (isSunday(from) || isSunday(until)) return
          const ground = layGround(lone)
          const cleared = row.slice().fill(OFF, from, until)
          const ask = askFor(ground, 0, cleared, from, until, ground.wishes[0] as Float64Array)
          const found = createRowSearch(lone.shifts.length, lone.firstWeekday).find(ask, { below: 1e9 })
          const whole = cleared.slice()
          whole.set(found.row as Row, from)
          const outside = (each: Row) =>
            each.every((shift, day) => (day >= from && day < until) || shift === row[day])
          const best = Math.min(...rows.filter(outside).map((each) => evaluate(lone, [each]).cost))
          expect(evaluate(lone, [whole]).breaches).toEqual([])
          expect(evaluate(lone, [whole]).cost).toBeCloseTo(best, 6)
        },
      ),
      { numRuns: 80 },
    )
  })
})

describe("solve", () => {
  it("keeps rules and pins, counts as the evaluator does and repeats itself", () => {
    fc.assert(
      fc.property(anyProblem({ people: 3, days: 5 }), fc.nat(99), fc.nat(4), (problem, seed, day) => {
        const pins = [{ person: 0, day, shift: OFF }]
        const options = { seed, pins, until: { steps: 4 } }
        const solved = solve(problem, options)
        if (!solved.ok) return
        const { cost, breaches } = evaluate(problem, solved.roster, pins)
        expect(breaches).toEqual([])
        expect(solved.cost).toBeCloseTo(cost, 6)
        expect(solve(problem, options)).toEqual(solved)
      }),
      { numRuns: 30 },
    )
  })

  it("finds the best roster of some tiny problems, begins where it is told and stops when told", () => {
    fc.assert(
      fc.property(anyProblem({ people: 2, days: 4 }), (problem) => {
        const best = bestByTrying(problem)
        const solved = solve(problem, { seed: 1, until: { steps: 20 } })
        if (!solved.ok) return
        expect(solved.cost).toBeCloseTo(best, 6)
        const again = solve(problem, {
          seed: 2,
          start: solved.roster,
          signal: { aborted: true },
          until: { steps: 20 },
        })
        expect(again.ok && again.cost).toBeCloseTo(best, 6)
      }),
      { numRuns: 30, seed: 5 },
    )
  })

  it("keeps of a start what keeps the rules and the pins, and finds the rest anew", () => {
    fc.assert(
      fc.property(anyProblem({ people: 3, days: 5 }), fc.nat(99), fc.nat(4), (problem, seed, day) => {
        const rows = allRows({ ...problem, days: 5 })
        const start = problem.people.map((_, person) => rows[(seed * (person + 7)) % rows.length] ?? null)
        const pins = [{ person: 1, day, shift: OFF }]
        const solved = solve(problem, { seed, pins, start, signal: { aborted: true }, until: { steps: 1 } })
        if (solved.ok) expect(evaluate(problem, solved.roster, pins).breaches).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it("says for whom no row keeps the rules", () => {
    const [problem] = fc.sample(anyProblem({ people: 2, days: 4 }), 1) as [RosterProblem]
    const people = problem.people.map((person) => ({ ...person, minMinutes: 99_999, maxMinutes: 99_999 }))
    const solved = solve({ ...problem, people }, { seed: 1, until: { steps: 1 } })
    expect(solved).toMatchObject({ ok: false, refusal: "no-row" })
  })
})

describe("the cover", () => {
  it("changes by what the evaluator sees change", () => {
    fc.assert(
      fc.property(anyProblem({ people: 2, days: 4 }), fc.nat(80), fc.nat(80), (problem, one, other) => {
        const rows = allRows(problem)
        const idle = new Int16Array(problem.days).fill(OFF)
        const roster: Roster = [rows[one % rows.length] as Row, rows[other % rows.length] as Row]
        const ground = layGround({ ...problem, people: problem.people.map(free) })
        const cover = createCover(ground.terms)
        const change =
          shiftCover(cover, 0, roster[0] as Row, 0, problem.days, 1) +
          shiftCover(cover, 1, roster[1] as Row, 0, problem.days, 1) +
          rowCost(ground, 0, roster[0] as Row) +
          rowCost(ground, 1, roster[1] as Row) -
          rowCost(ground, 0, idle) -
          rowCost(ground, 1, idle)
        const before = evaluate(problem, [idle, idle]).cost
        expect(before + change).toBeCloseTo(evaluate(problem, roster).cost, 6)
      }),
    )
  })
})

function free(person: RosterProblem["people"][number]) {
  return { ...person, may: person.may.map(() => true), daysOff: [], shut: [] }
}
