import { type Change, changesFrom } from "./change.ts"
import { type Breach, evaluate, fatigueOf, headsOn } from "./evaluate.ts"
import type { Demand, Request, Roster, RosterProblem } from "./problem.ts"

/** Where a roster's cost comes from, counted from the problem as it is written. */
export type Explanation = {
  readonly cost: number
  /** Demands that are missed or overfilled, the dearest first. */
  readonly demands: readonly { readonly demand: Demand; readonly heads: number; readonly cost: number }[]
  readonly disregarded: readonly Request[]
  /** Days that are not as they were published. */
  readonly changed: readonly Change[]
  /** By person the fatigue at the end, with what was carried over, and the fair share; null: not weighed. */
  readonly fatigue: readonly { readonly taken: number; readonly fairShare: number | null }[]
  readonly breaches: readonly Breach[]
}

export function explain(problem: RosterProblem, roster: Roster): Explanation {
  const { cost, breaches } = evaluate(problem, roster)
  const demands = problem.demands.map((demand) => {
    const heads = headsOn(problem, roster, demand)
    const away = heads - demand.need
    return { demand, heads, cost: away < 0 ? -away * demand.under : away * demand.over }
  })
  return {
    cost,
    demands: demands.filter((each) => each.cost > 0).toSorted((one, other) => other.cost - one.cost),
    disregarded: problem.requests.filter(
      ({ person, day, shift, wish, weight }) =>
        weight > 0 && (roster[person]?.[day] === shift) !== (wish === "on"),
    ),
    changed: changesFrom(problem.published?.roster ?? [], roster),
    fatigue: problem.people.map(({ fairShare }, person) => ({
      taken: fatigueOf(problem, roster, person),
      fairShare,
    })),
    breaches,
  }
}
