import { type Change, withChanges } from "./change.ts"
import { changeOfCost, costOf } from "./change-of-cost.ts"
import { headsOnEach } from "./evaluate.ts"
import type { Missing } from "./gaps.ts"
import { type Measure, measuresFor } from "./measures.ts"
import { OFF, type Roster, type RosterProblem } from "./problem.ts"
import { searchRepairs } from "./repair-search.ts"

/** What upsets a published roster. */
export type RosterEvent =
  /** Somebody who cannot come, from `from` up to `until`, the first day on which they can again. */
  | { readonly kind: "away"; readonly person: number; readonly from: number; readonly until: number }
  /** More heads are wanted on a turn than the roster was made for. */
  | {
      readonly kind: "wanted"
      readonly day: number
      readonly shift: number
      readonly skill: string | null
      readonly heads: number
    }

/**
 * A way to mend it. `changes`: with the days that fall away for who is absent. `open`: heads for whom nobody steps in;
 * `measures`: what may be done about them. `cost`: of the whole roster, with what is left open.
 */
export type RepairOption = {
  readonly changes: readonly Change[]
  readonly open: readonly Missing[]
  readonly measures: readonly Measure[]
  readonly cost: number
}

/**
 * Ways to mend a published roster, the fewest heads left open first, then the fewest changes, then the least cost. Nobody's
 * rules are broken by it, so whoever is red steps in for nobody; those of the absent do not count while they are away. Only
 * what the event makes short is filled, not what was short before. The last way is to leave all of it open.
 */
export function repair(problem: RosterProblem, roster: Roster, event: RosterEvent): RepairOption[] {
  const upset = problemAfter(problem, event)
  const gone = goneBy(roster, event)
  const left = withChanges(roster, gone)
  const mended = searchRepairs(
    upset,
    left,
    wantedHeads(problem, upset, roster),
    event.kind === "away" ? event.person : null,
  )
  const unmended = costOf(upset, left)
  return mended
    .map(({ changes, open }) => ({
      ...{ changes: [...gone, ...changes], open },
      measures: measuresFor(upset, withChanges(left, changes), open),
      cost: unmended + changeOfCost(upset, left, changes),
    }))
    .toSorted(
      (one, other) =>
        headsOf(one.open) - headsOf(other.open) ||
        one.changes.length - other.changes.length ||
        one.cost - other.cost,
    )
}

/** The problem as it is after the event: whoever is away cannot work, and owes nothing meanwhile. */
function problemAfter(problem: RosterProblem, event: RosterEvent): RosterProblem {
  if (event.kind === "wanted") {
    const { day, shift, skill, heads } = event
    const demands = problem.demands.map((demand) =>
      demand.day === day && demand.shift === shift && demand.skill === skill
        ? { ...demand, need: demand.need + heads }
        : demand,
    )
    return { ...problem, demands }
  }
  const { person, from, until } = event
  const days = Array.from({ length: until - from }, (_, index) => from + index)
  const people = problem.people.map((one, index) =>
    index === person
      ? { ...one, daysOff: [...one.daysOff, ...days], minMinutes: 0, minRun: 1, minOff: 1 }
      : one,
  )
  return { ...problem, people }
}

function goneBy(roster: Roster, event: RosterEvent): Change[] {
  if (event.kind === "wanted") return []
  const { person, from, until } = event
  return [...(roster[person] ?? []).entries()].flatMap(([day, shift]) =>
    day >= from && day < until && shift !== OFF ? [{ person, day, to: OFF }] : [],
  )
}

/** By demand of the problem after, the heads it is to have: what was short before the event may stay short. */
function wantedHeads(before: RosterProblem, after: RosterProblem, roster: Roster): number[] {
  const had = headsOnEach(before, roster, after.demands)
  return after.demands.map(({ need }, index) => {
    const more = need - (before.demands[index]?.need ?? 0)
    return Math.min(need, (had[index] as number) + more)
  })
}

function headsOf(open: readonly Missing[]): number {
  return open.reduce((sum, { heads }) => sum + heads, 0)
}
