import { demandsAt } from "./demands-at.ts"
import { type Breach, breachesApart, breachesOf, breachesOfCover } from "./evaluate.ts"
import { type Demand, OFF, type Roster, type RosterProblem, type Row, type Turn } from "./problem.ts"

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

/** What turns one roster into the other; people who were not in the first have none. */
export function changesFrom(before: readonly (Row | null)[], roster: Roster): Change[] {
  return roster.flatMap((row, person) => {
    const told = before[person] ?? null
    if (told === null) return []
    return [...row.entries()].flatMap(([day, to]) => (to === told[day] ? [] : [{ person, day, to }]))
  })
}

/** Hard rules that some changes newly break, of those whose rows they touch. */
export function newBreaches(problem: RosterProblem, roster: Roster, changes: readonly Change[]): Breach[] {
  const near = problemNear(problem, roster, changes)
  const people = [...new Set(changes.map(({ person }) => person))]
  const of = (each: Roster) => [
    ...people.flatMap((person) => breachesOf(problem, each, person)),
    ...breachesApart(near, each),
    ...breachesOfCover(near, each),
  ]
  const keyOf = ({ rule, person, day, shift, detail }: Breach) => {
    const what = rule === "cover" ? `${shift} ${detail}` : rule === "limit" || rule === "apart" ? detail : ""
    return `${rule} ${person} ${day} ${what}`
  }
  const after = of(withChanges(roster, changes))
  if (after.length === 0) return []
  const before = new Set(of(roster).map(keyOf))
  return after.filter((breach) => !before.has(keyOf(breach)))
}

/** The pairs and hard demands that changes can touch. */
function problemNear(problem: RosterProblem, roster: Roster, changes: readonly Change[]): RosterProblem {
  return {
    ...problem,
    apart: problem.apart.filter((pair) => changes.some(({ person }) => pair.includes(person))),
    demands: touchedDemands(problem, roster, changes).filter(({ isHard }) => isHard),
  }
}

/** What is wanted on the turns that changes take or leave. */
export function touchedDemands(problem: RosterProblem, roster: Roster, changes: readonly Change[]): Demand[] {
  const turns = new Map<number, Turn>()
  for (const { person, day, to } of changes) {
    for (const shift of [roster[person]?.[day] ?? OFF, to]) {
      if (shift !== OFF) turns.set(day * problem.shifts.length + shift, { day, shift })
    }
  }
  const inOrder = [...turns].toSorted(([one], [other]) => one - other)
  return inOrder.flatMap(([, turn]) => demandsAt(problem, turn))
}
