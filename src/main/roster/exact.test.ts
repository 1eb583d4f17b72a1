import fc from "fast-check"
import { expect, it } from "vitest"
import { exactRoster } from "../../../test/support/exact-roster.ts"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { headsOn } from "../../core/roster/evaluate.ts"
import { OFF, type Roster, type RosterProblem, type Row } from "../../core/roster/problem.ts"
import { repair } from "../../core/roster/repair.ts"
import { solve } from "../../core/roster/solve.ts"
import { loadHighsSolver } from "./highs-solver.ts"

const OPEN = 1000
const away = { kind: "away", person: 0, from: 1, until: 4 } as const

it("mends a roster with at most one change more than a model of every row needs", async () => {
  const solver = await loadHighsSolver()
  let compared = 0
  fc.assert(
    fc.property(anyProblem({ people: 5, days: 5 }), (problem) => {
      const solved = solve(problem, { seed: 1, until: { steps: 2 } })
      if (!solved.ok) return
      const [best] = repair(problem, solved.roster, away)
      if (best === undefined) return
      const gone = best.changes.filter(({ person }) => person === away.person).length
      const open = best.open.reduce((sum, { heads }) => sum + heads, 0)
      const least = leastChanges(problem, solved.roster)
      const exact = exactRoster(solver, least.problem, least.pins)
      if (exact === null) return
      compared++
      expect(OPEN * open + best.changes.length - gone).toBeLessThanOrEqual(exact.cost + 1 + 1e-6)
    }),
    { numRuns: 25, seed: 11 },
  )
  expect(compared).toBeGreaterThan(5)
}, 120_000)

/** What has to be there again costs much, every changed day 1, and nothing else anything; the absent's other days stand. */
function leastChanges(problem: RosterProblem, roster: Roster) {
  const { person, from, until } = away
  const row = (roster[person] as Row).slice().fill(OFF, from, until)
  const excused = { ...problem.people[person], minMinutes: 0, minRun: 1, minOff: 1 }
  const people = problem.people.with(person, excused as RosterProblem["people"][number])

  const demands = problem.demands.map((demand) => ({
    ...demand,
    need: Math.min(demand.need, headsOn(problem, roster, demand)),
    ...{ under: OPEN, over: 0 },
  }))
  const published = { roster: roster.with(person, row), weight: 1 }
  const pins = [...row.entries()].map(([day, shift]) => ({ person, day, shift }))
  return { problem: { ...problem, people, demands, requests: [], fairness: 0, published }, pins }
}
