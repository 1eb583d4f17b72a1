import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { newBreaches, withChanges } from "./change.ts"
import { evaluate, headsOn } from "./evaluate.ts"
import { explain } from "./explain.ts"
import { type Demand, OFF, type RosterProblem } from "./problem.ts"
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

const away = (person: number, from: number, until: number) => ({ kind: "away" as const, person, from, until })

describe("repair", () => {
  it("leaves the absent at home, breaks nobody's rules and counts as the evaluator does", () => {
    eachSolved(4, 6, (problem, roster) => {
      const demands = problem.demands.map((demand) => ({ ...demand, isHard: false }))
      for (const { changes, open, cost } of repair({ ...problem, demands }, roster, away(0, 1, 4))) {
        const mended = withChanges(roster, changes)
        expect([...(mended[0]?.slice(1, 4) ?? [])]).toEqual([OFF, OFF, OFF])
        expect(
          newBreaches({ ...problem, demands }, roster, changes).filter(({ person }) => person !== 0),
        ).toEqual([])
        expect(cost).toBeCloseTo(evaluate(problem, mended).cost, 6)
        for (const { day, shift, skill, heads } of open) {
          const had = headsOn(problem, roster, { day, shift, skill } as Demand)
          expect(had - headsOn(problem, mended, { day, shift, skill } as Demand)).toBeGreaterThanOrEqual(
            heads,
          )
        }
      }
    })
  })

  it("ranks what leaves least open first, and changes least; the last way leaves all of it open", () => {
    eachSolved(4, 6, (problem, roster) => {
      const options = repair(problem, roster, away(0, 0, 6))
      const ranks = options.map(
        ({ open, changes }) => 100 * sum(open.map(({ heads }) => heads)) + changes.length,
      )
      expect(ranks).toEqual(ranks.toSorted((one, other) => one - other))
      for (const { open, measures } of options) {
        expect(measures.filter(({ kind }) => kind === "ask-street")).toHaveLength(open.length)
      }
    })
  })

  it("finds who comes where more heads are wanted", () => {
    eachSolved(4, 6, (problem, roster) => {
      const demands = [{ day: 2, shift: 0, skill: null, need: 0, isHard: false, under: 9, over: 0 }]
      const wanted = { kind: "wanted" as const, day: 2, shift: 0, skill: null, heads: 9 }
      const [first] = repair({ ...problem, demands }, roster, wanted)
      const heads = headsOn(problem, withChanges(roster, first?.changes ?? []), demands[0] as Demand)
      expect(heads + sum(first?.open.map((each) => each.heads) ?? [])).toBe(9)
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
