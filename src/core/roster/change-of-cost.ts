import { type Change, touchedDemands, withChanges } from "./change.ts"
import { costParts } from "./evaluate.ts"
import type { Roster, RosterPerson, RosterProblem, Row } from "./problem.ts"

/** Everything that a roster costs. */
export function costOf(problem: RosterProblem, roster: Roster): number {
  return Object.values(costParts(problem, roster)).reduce((sum, part) => sum + part, 0)
}

/** What a roster costs more with some changes: counted on the rows and demands that they touch. */
export function changeOfCost(problem: RosterProblem, roster: Roster, changes: readonly Change[]): number {
  const then = withChanges(roster, changes)
  const demands = touchedDemands(problem, roster, changes)
  const cover = { ...problem, demands, requests: [], fairness: 0, published: null }
  const people = [...new Set(changes.map(({ person }) => person))]
  const own = problemOf(problem, people)
  const rowsOf = (each: Roster) => people.map((person) => each[person] as Row)
  return costOf(cover, then) - costOf(cover, roster) + costOf(own, rowsOf(then)) - costOf(own, rowsOf(roster))
}

/** What rows cost by themselves, for some people alone. */
function problemOf(problem: RosterProblem, people: readonly number[]): RosterProblem {
  const { requests, published } = problem
  return {
    ...problem,
    people: people.map((person) => problem.people[person] as RosterPerson),
    demands: [],
    requests: requests.flatMap((each) =>
      people.includes(each.person) ? [{ ...each, person: people.indexOf(each.person) }] : [],
    ),
    published: published && {
      ...published,
      roster: people.map((person) => published.roster[person] ?? null),
    },
  }
}
