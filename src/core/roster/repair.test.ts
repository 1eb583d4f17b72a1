import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { newBreaches, withChanges } from "./change.ts"
import { evaluate } from "./evaluate.ts"
import { explain } from "./explain.ts"
import { OFF, type RosterProblem } from "./problem.ts"
import { repair } from "./repair.ts"
import { solve } from "./solve.ts"
import { swaps } from "./swaps.ts"
import { whyNot } from "./why-not.ts"

/** Rosters of tiny problems as solve leaves them. */
function eachSolved(
  people: number,
  days: number,
  check: (problem: RosterProblem, roster: Int16Array[]) => void,
): void {
  fc.assert(
    fc.property(anyProblem({ people, days }), (problem) => {
      const solved = solve(problem, { seed: 1, until: { steps: 2 } })
      if (solved.ok) check(problem, [...solved.roster])
    }),
    { numRuns: 40 },
  )
}

describe("repair", () => {
  it("leaves the absent at home, breaks nobody's rules and counts as the evaluator does", () => {
    eachSolved(4, 6, (problem, roster) => {
      for (const { changes, open, cost } of repair(problem, roster, { person: 0, from: 1, until: 4 })) {
        const mended = withChanges(roster, changes)
        expect([...(mended[0]?.slice(1, 4) ?? [])]).toEqual([OFF, OFF, OFF])
        expect(newBreaches(problem, roster, changes).filter(({ person }) => person !== 0)).toEqual([])
        expect(cost).toBeCloseTo(evaluate(problem, mended).cost, 6)
        const gone = [...(roster[0]?.slice(1, 4) ?? [])].filter((shift) => shift !== OFF).length
        expect(open.length).toBeLessThanOrEqual(gone)
      }
    })
  })

  it("ranks what leaves least open first, and changes least", () => {
    eachSolved(4, 6, (problem, roster) => {
      const ranks = repair(problem, roster, { person: 0, from: 0, until: 6 }).map(
        ({ open, changes }) => open.length * 100 + changes.length,
      )
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
    })
  })
})

describe("what a change would break", () => {
  it("is nothing for the turns a roster has, and for the swaps that are offered", () => {
    eachSolved(3, 6, (problem, roster) => {
      for (const [day, to] of (roster[0] ?? []).entries()) {
        expect(whyNot(problem, roster, { person: 0, day, to })).toEqual([])
        for (const { changes, cost } of swaps(problem, roster, 0, day)) {
          const swapped = evaluate(problem, withChanges(roster, changes))
          expect(swapped.breaches).toEqual([])
          expect(swapped.cost - evaluate(problem, roster).cost).toBeCloseTo(cost, 6)
        }
      }
    })
  })
})

describe("explain", () => {
  it("accounts for the whole cost", () => {
    eachSolved(3, 5, (problem, roster) => {
      const { cost, demands, disregarded, changed, fatigue } = explain(problem, roster)
      const parts = [
        ...demands.map((each) => each.cost),
        ...disregarded.map(({ weight }) => weight),
        ...fatigue.map(({ taken, fairShare }, person) => {
          const away = fairShare === null ? 0 : taken - fairShare
          return problem.fairness * (problem.people[person]?.size ?? 0) * away ** 2
        }),
        changed.length * (problem.published?.weight ?? 0),
      ]
      expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(cost, 6)
    })
  })
})
