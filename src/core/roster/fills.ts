import { type Change, newBreaches } from "./change.ts"
import { type Demand, OFF, type Roster, type RosterProblem, type Row } from "./problem.ts"

/** People tried for a turn in each manner: who is free, who stands elsewhere, who gives up another turn for it. */
const MOST_TRIED = 6

/** Ways to bring one row more to a turn; `reach` says what comes of a way. */
type Fills = <Reached extends { readonly cost: number }>(
  from: { readonly roster: Roster },
  demand: Demand,
  reach: (fill: readonly Change[]) => Reached,
) => Reached[]

/** The cheapest few of each manner; nobody's rules are broken. */
export function createFills(problem: RosterProblem, absent: number | null): Fills {
  const isKept = createRowRules(problem)
  return ({ roster }, { day, shift, skill }, reach) => {
    const able = problem.people.flatMap(({ size, skilled, may, isHeadcount }, person) => {
      const brings = skill === null ? size : (skilled[skill] ?? 0)
      const isFree = person !== absent && !isHeadcount && roster[person]?.[day] !== shift
      return isFree && brings > 0 && may[shift] ? [person] : []
    })
    const direct: Change[][] = []
    const moved: Change[][] = []
    const given: Change[][] = []
    for (const person of able) {
      const take = { person, day, to: shift }
      if (isKept(roster, [take])) (roster[person]?.[day] === OFF ? direct : moved).push([take])
      else given.push(...givingUp(roster, take).filter((changes) => isKept(roster, changes)))
    }
    return [direct, moved, given].flatMap((fills) =>
      fills
        .map(reach)
        .toSorted((one, other) => one.cost - other.cost)
        .slice(0, MOST_TRIED),
    )
  }
}

/** A turn taken at the price of another one of the same person. */
function givingUp(roster: Roster, take: Change): Change[][] {
  return [...(roster[take.person] ?? []).entries()].flatMap(([day, shift]) =>
    shift === OFF || day === take.day ? [] : [[take, { person: take.person, day, to: OFF }]],
  )
}

/** Whether a person's changes break no rule that was kept before. */
type RowRules = (roster: Roster, changes: readonly Change[]) => boolean

/** Rows that nobody touches are asked the same again and again. */
function createRowRules(problem: RosterProblem): RowRules {
  const uncovered = { ...problem, demands: [] }
  const paired = new Set(problem.apart.flat())
  const known = new WeakMap<Row, Map<string, boolean>>()
  return (roster, changes) => {
    const person = changes[0]?.person ?? 0
    const row = roster[person] as Row
    if (problem.people[person]?.daysOff.includes(changes[0]?.day ?? 0)) return false
    const of = known.get(row) ?? new Map<string, boolean>()
    known.set(row, of)
    const key = changes.map(({ day, to }) => `${day}.${to}`).join(" ")
    const found = paired.has(person) ? undefined : of.get(key)
    const kept = found ?? newBreaches(uncovered, roster, changes).length === 0
    of.set(key, kept)
    return kept
  }
}
