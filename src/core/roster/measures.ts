import type { Change } from "./change.ts"
import { lackOn } from "./evaluate.ts"
import type { Missing } from "./gaps.ts"
import { OFF, type Roster, type RosterProblem } from "./problem.ts"

/** What is left when nobody who may steps in: ask the street for heads, or close the post and move who stands there. */
export type Measure =
  | ({ readonly kind: "ask-street" } & Missing)
  | {
      readonly kind: "close-post"
      readonly day: number
      readonly shift: number
      /** The same hours at a post that stays open. */
      readonly instead: number
      readonly changes: readonly Change[]
    }

export function measuresFor(problem: RosterProblem, roster: Roster, open: readonly Missing[]): Measure[] {
  return open.flatMap((missing) => [
    { kind: "ask-street" as const, ...missing },
    ...openPosts(problem, roster, missing).slice(0, 1),
  ])
}

/** Posts with the same hours; those that are short themselves come first. */
function openPosts(problem: RosterProblem, roster: Roster, { day, shift }: Missing): Measure[] {
  const own = problem.shifts[shift]
  const posts = [...problem.shifts.entries()].filter(
    ([, other]) => other.post !== own?.post && other.start === own?.start && other.minutes === own.minutes,
  )
  return posts
    .map(([instead]) => ({ instead, short: shortOf(problem, roster, day, instead) }))
    .filter(({ instead }) => problem.demands.some((demand) => demand.day === day && demand.shift === instead))
    .toSorted((one, other) => other.short - one.short)
    .map(({ instead, short }) => {
      let left = short
      const changes = [...roster.keys()].flatMap((person) => {
        if (roster[person]?.[day] !== shift) return []
        const moves = left > 0 && problem.people[person]?.may[instead] === true
        if (moves) left -= problem.people[person]?.size ?? 0
        return [{ person, day, to: moves ? instead : OFF }]
      })
      return { kind: "close-post" as const, day, shift, instead, changes }
    })
}

function shortOf(problem: RosterProblem, roster: Roster, day: number, shift: number): number {
  const demand = problem.demands.find(
    (each) => each.day === day && each.shift === shift && each.skill === null,
  )
  return demand === undefined ? 0 : lackOn(problem, roster, demand)
}
