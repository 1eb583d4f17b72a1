import { type Change, newBreaches } from "./change.ts"
import { demandsAt } from "./demands-at.ts"
import { type Breach, headsOn } from "./evaluate.ts"
import { OFF, type Roster, type RosterProblem } from "./problem.ts"

/**
 * Why a person does not take a turn: the rules it would break; `busy`: they have another turn on that day; `full`: nobody
 * more is wanted there. None: it only costs.
 */
export type Objection = Breach | { readonly rule: "busy" | "full"; readonly shift: number }

export function whyNot(problem: RosterProblem, roster: Roster, change: Change): Objection[] {
  const { person, day, to } = change
  const stands = roster[person]?.[day] ?? OFF
  if (stands === to) return []
  const busy = to !== OFF && stands !== OFF ? [{ rule: "busy" as const, shift: stands }] : []
  return [...busy, ...fullOn(problem, roster, change), ...newBreaches(problem, roster, [change])]
}

function fullOn(problem: RosterProblem, roster: Roster, { person, day, to }: Change): Objection[] {
  const wanted = demandsAt(problem, { day, shift: to })
  const isFull =
    to !== OFF &&
    wanted.every((demand) => {
      const brings = demand.skill === null ? 1 : (problem.people[person]?.skilled[demand.skill] ?? 0)
      return brings <= 0 || headsOn(problem, roster, demand) >= demand.need
    })
  return isFull ? [{ rule: "full", shift: to }] : []
}
