import type { Random } from "../kit/random.ts"
import { type Board, clear, place, rebuild } from "./board.ts"
import { isWholeSearchable } from "./first-roster.ts"
import { fatigueIn } from "./ground.ts"
import { createLeveling, likesOf } from "./leveling.ts"
import type { Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"

export type LocalSearch = {
  /**
   * Stretches of a few rows are taken off and found anew one after the other; kept or undone. `heat`: how much worse, in
   * cost, a round may leave the roster and still be kept, on average.
   */
  readonly round: (heat: number) => void
  /** Turns move between some who are alike and unevenly tired; it never costs more. */
  readonly level: () => void
}

export function createLocalSearch(board: Board, search: RowSearch, random: Random): LocalSearch {
  const { days, people } = board.ground.problem
  const isWhole = people.every((_, person) => isWholeSearchable(board.ground, person))
  const likes = likesOf(board.ground.problem)
  const longest = Math.min(days, longestStretch(board, isWhole ? days : LONGEST_OF_MANY))

  const round = (heat: number): void => {
    const chosen = choose(board, likes, random)
    const [from, until] = stretch(random, days, longest, board.ground.problem.firstWeekday)
    const before = board.cost
    const kept = chosen.map((person) => (board.rows[person] as Row).slice(from, until))
    for (const person of chosen) clear(board, person, from, until)
    const noise = random.chance(0.5) ? 0 : heat * 2 * random.fraction()
    const isFound = chosen.every((person) => rebuild(board, search, person, from, until, random, noise))
    if (isFound && board.cost <= before - heat * Math.log(1 - random.fraction())) return
    // all off first: two that must not stand together never do in between
    for (const [index, person] of chosen.entries()) place(board, person, kept[index] as Row, from)
  }
  return { round, level: createLeveling(board, likes) }
}

/** Steps of a stretch's sweep, a limit's and a weekend's states left aside, beyond which it is too slow to be tried often. */
const MOST_STEPS = 60_000

const LONGEST_OF_MANY = 21

function longestStretch({ ground }: Board, most: number): number {
  const perDay = ground.contracts.map(
    ({ modes, classes, mostFatigue }) => modes * (classes.length + 1) * (mostFatigue + 1),
  )
  return Math.min(most, Math.max(7, Math.floor(MOST_STEPS / Math.max(1, ...perDay))))
}

/** Where fairness is weighed, somebody and one of the like who has done much more, or less: turns go from one to the other. */
const UNEVEN = 0.6
const LOOKED_AT = 8

function choose(board: Board, likes: readonly (readonly number[])[], random: Random): number[] {
  const people = board.rows.length
  const wanted = Math.min(
    people,
    random.weighted([
      [1, 1],
      [2, 4],
      [3, 3],
      [4, 2],
      [6, 1],
    ]),
  )
  const first = random.whole(0, people - 1)
  const chosen = new Set([first])
  const like = likes[first] ?? []
  if (like.length > 1 && wanted > 1 && random.chance(UNEVEN))
    chosen.add(mostUneven(board, like, first, random))
  while (chosen.size < wanted) chosen.add(random.whole(0, people - 1))
  return [...chosen]
}

function mostUneven({ ground, rows }: Board, like: readonly number[], first: number, random: Random): number {
  const { problem } = ground
  const fatigueOf = (person: number) => {
    const carried = problem.people[person]?.history.fatigue ?? 0
    return carried + fatigueIn(problem, rows[person] as Row, 0, problem.days)
  }
  const own = fatigueOf(first)
  let most = -1
  let chosen = first
  for (let look = 0; look < LOOKED_AT; look++) {
    const other = random.pick(like)
    const away = Math.abs(fatigueOf(other) - own)
    if (other === first || away <= most) continue
    most = away
    chosen = other
  }
  return chosen
}

/** Of days, not cutting a weekend in two. */
function stretch(random: Random, days: number, longest: number, firstWeekday: number): [number, number] {
  if (longest === days && random.chance(0.3)) return [0, days]
  const length = random.whole(Math.min(5, longest), Math.min(longest, days))
  const from = random.whole(0, days - length)
  const until = from + length
  const isSunday = (day: number) => (firstWeekday + day) % 7 === 6
  return [isSunday(from) ? Math.max(0, from - 1) : from, isSunday(until) ? Math.min(days, until + 1) : until]
}
