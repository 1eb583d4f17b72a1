import { type Board, place } from "./board.ts"
import { fatigueIn, rowCost } from "./ground.ts"
import { keepsRules } from "./keeps-rules.ts"
import { OFF, type RosterProblem, type Row } from "./problem.ts"

/** By person those who may take the same turns and are worth the same on them, where fairness is weighed. */
export function likesOf({ fairness, people }: RosterProblem): readonly (readonly number[])[] {
  if (fairness === 0) return []
  const groups = new Map<string, number[]>()
  const keys = people.map(({ may, daysOff, size, skilled }) => JSON.stringify([may, daysOff, size, skilled]))
  for (const [person, key] of keys.entries()) {
    const others = groups.get(key)
    if (others === undefined) groups.set(key, [person])
    else others.push(person)
  }
  return keys.map((key) => groups.get(key) ?? [])
}

/** How many of the most tired, and of the least, turns move between. */
const LOOKED_AT = 3

/**
 * Of one group of people who are alike, another with each call, turns move from the most tired to the least, as long as that
 * costs less: chance hardly ever draws these two from among many. No turn has fewer heads by it, nor more.
 */
export function createLeveling(board: Board, likes: readonly (readonly number[])[]): () => void {
  const { people } = board.ground.problem
  const groups = [...new Set(likes)].filter(
    ([first = 0, ...others]) => others.length > 0 && people[first]?.fairShare !== null,
  )
  let next = 0
  return () => {
    const group = groups[next++ % Math.max(1, groups.length)] ?? []
    // each move costs less than all before: it comes to an end
    while (movesIn(board, group));
  }
}

function movesIn(board: Board, group: readonly number[]): boolean {
  const { problem } = board.ground
  const sorted = group
    .map((person) => {
      const taken = fatigueIn(problem, board.rows[person] as Row, 0, problem.days)
      return { person, carries: taken + (problem.people[person]?.history.fatigue ?? 0) }
    })
    .toSorted((one, other) => other.carries - one.carries)
  const tired = sorted.slice(0, LOOKED_AT)
  const rested = sorted.slice(-LOOKED_AT).toReversed()
  return tired.some((from) =>
    // a point between two is as even as it gets
    rested.some((to) => from.carries - to.carries > 1 && movesBetween(board, from.person, to.person)),
  )
}

/** Moves one turn to somebody, for one of theirs or for none, where both rows then cost less and keep the rules. */
function movesBetween(board: Board, from: number, to: number): boolean {
  const [more, less] = [board.rows[from] as Row, board.rows[to] as Row]
  const given = workedIn(more)
  const taken = [null, ...workedIn(less)]
  return given.some((day) =>
    taken.some((back) => {
      const pair = exchanged(more, less, day, back)
      return pair !== null && placeBoth(board, from, to, pair)
    }),
  )
}

function workedIn(row: Row): number[] {
  return [...row.keys()].filter((day) => row[day] !== OFF)
}

type Pair = readonly [more: Row, less: Row]

/** The rows after the first has given up a turn to the second; null where one of them would have two on a day. */
function exchanged(more: Row, less: Row, day: number, back: number | null): Pair | null {
  if (back !== day && less[day] !== OFF) return null
  if (back !== null && back !== day && more[back] !== OFF) return null
  const [one, other] = [more.slice(), less.slice()]
  one[day] = OFF
  if (back !== null) {
    other[back] = OFF
    one[back] = less[back] as number
  }
  other[day] = more[day] as number
  return [one, other]
}

function placeBoth(board: Board, from: number, to: number, [more, less]: Pair): boolean {
  const { ground, rows, rowCosts } = board
  const before = (rowCosts[from] as number) + (rowCosts[to] as number)
  if (rowCost(ground, from, more) + rowCost(ground, to, less) > before - 1e-6) return false
  if (!keepsRules(board, from, more) || !keepsRules(board, to, less)) return false
  const kept = (rows[from] as Row).slice()
  place(board, from, more, 0)
  // the two may be those of whom one stays at home
  if (keepsRules(board, to, less)) {
    place(board, to, less, 0)
    return true
  }
  place(board, from, kept, 0)
  return false
}
