import { type Breach, breachesApart, breachesOf } from "./evaluate.ts"
import { OFF, type Roster, type RosterProblem } from "./problem.ts"

/** One day of one row that becomes another: a shift, or OFF. */
export type Change = { readonly person: number; readonly day: number; readonly to: number }

export function withChanges(roster: Roster, changes: readonly Change[]): Roster {
  const changed = [...roster]
  for (const { person, day, to } of changes) {
    const row = changed[person]?.slice()
    if (row === undefined) continue
    row[day] = to
    changed[person] = row
  }
  return changed
}

/** Hard rules that some changes newly break, of those whose rows they touch. */
export function newBreaches(problem: RosterProblem, roster: Roster, changes: readonly Change[]): Breach[] {
  const changed = withChanges(roster, changes)
  const people = [...new Set(changes.map(({ person }) => person))]
  const apart = problem.apart.filter((pair) => pair.some((person) => people.includes(person)))
  const near = { ...problem, apart }
  const keyOf = ({ rule, person, day }: Breach) => `${rule} ${person} ${day}`
  const before = new Set(
    [...people.flatMap((person) => breachesOf(problem, roster, person)), ...breachesApart(near, roster)].map(
      keyOf,
    ),
  )
  return [
    ...people.flatMap((person) => breachesOf(problem, changed, person)),
    ...breachesApart(near, changed),
  ].filter((breach) => !before.has(keyOf(breach)))
}

/** Why a person does not stand on a shift: the rules it would break; none, when it only costs. */
export function whyNot(problem: RosterProblem, roster: Roster, change: Change): Breach[] {
  return newBreaches(problem, roster, [change])
}

/** Two people's turns, exchanged whole days for whole days, so that neither breaks a rule. */
export function swaps(problem: RosterProblem, roster: Roster, person: number, day: number): Change[][] {
  const own = roster[person]?.[day] ?? OFF
  if (own === OFF) return []
  return roster.flatMap((row, other) => {
    if (other === person) return []
    return [...row.keys()].flatMap((otherDay) => {
      const theirs = row[otherDay] as number
      if (theirs === OFF || (otherDay === day && theirs === own)) return []
      const exchange =
        otherDay === day
          ? [{ person, day, to: theirs }]
          : [
              { person, day, to: OFF },
              { person, day: otherDay, to: theirs },
              { person: other, day: otherDay, to: OFF },
            ]
      const isFree = otherDay === day || (row[day] === OFF && roster[person]?.[otherDay] === OFF)
      const changes = [...exchange, { person: other, day, to: own }]
      return isFree && newBreaches(problem, roster, changes).length === 0 ? [changes] : []
    })
  })
}
