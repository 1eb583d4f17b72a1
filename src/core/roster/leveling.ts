import { type Board, place } from "./board.ts"
import { fairnessOf, fatigueIn } from "./ground.ts"
import { keepsRules } from "./keeps-rules.ts"
import { likesOf } from "./local-search.ts"
import { OFF, type Row } from "./problem.ts"

/**
 * Moves turns among those who may take the same ones, from who has most fatigue to who has least, as long as that costs less:
 * of a whole group chance hardly ever draws the two. Who comes is worth what who goes is, so no turn becomes short by it.
 */
export function createLeveling(board: Board): () => void {
  const groups = [...new Set(likesOf(board.ground.problem))].filter((group) => group.length > 1)
  return () => {
    for (const group of groups) level(board, group)
  }
}

/** How many of the heaviest, and of the lightest, are looked at. */
const LOOKED_AT = 4

type Carries = { readonly person: number; readonly taken: number }

function level(board: Board, group: readonly number[]): void {
  const { problem } = board.ground
  const carried = (person: number) => problem.people[person]?.history.fatigue ?? 0
  const takenBy = (person: number) => fatigueIn(problem, board.rows[person] as Row, 0, problem.days)
  const all = group.map((person): Carries => ({ person, taken: takenBy(person) }))
  const weightOf = ({ person, taken }: Carries) => carried(person) + taken
  // each turn that moves lowers the cost: it comes to an end
  for (let isMoving = true; isMoving; ) {
    all.sort((one, other) => weightOf(one) - weightOf(other))
    const [light, heavy] = [all.slice(0, LOOKED_AT), all.slice(-LOOKED_AT).reverse()]
    isMoving = heavy.some((from, at) =>
      light.some((to, least) => {
        if (from.person === to.person || at + least >= all.length - 1) return false
        if (!moveBetween(board, from, to)) return false
        for (const each of [from, to]) all[all.indexOf(each)] = { ...each, taken: takenBy(each.person) }
        return true
      }),
    )
  }
}

/** Moves one turn to who has less, for one of theirs or for none, where that costs less and keeps both rows' rules. */
function moveBetween(board: Board, heavy: Carries, light: Carries): boolean {
  const { problem } = board.ground
  const days = Array.from({ length: problem.days }, (_, day) => day)
  const [more, less] = [board.rows[heavy.person] as Row, board.rows[light.person] as Row]
  const given = days.filter((day) => more[day] !== OFF)
  const taken = [null, ...days.filter((day) => less[day] !== OFF)]
  for (const day of given) {
    for (const back of taken) {
      const pair = exchanged(more, less, day, back)
      if (pair === null || gainOf(board, heavy, light, pair) <= 1e-6) continue
      if (placeBoth(board, heavy.person, light.person, pair)) return true
    }
  }
  return false
}

type Pair = readonly [more: Row, less: Row]

/** The two rows after a turn of the first goes to the second, and one of the second's, or none, comes back. */
function exchanged(more: Row, less: Row, day: number, back: number | null): Pair | null {
  if (back !== day && (less[day] !== OFF || (back !== null && more[back] !== OFF))) return null
  const [one, other] = [more.slice(), less.slice()]
  one[day] = OFF
  if (back !== null) {
    other[back] = OFF
    one[back] = less[back] as number
  }
  other[day] = more[day] as number
  return [one, other]
}

function gainOf({ ground, rowCosts }: Board, heavy: Carries, light: Carries, [more, less]: Pair): number {
  const costs = (person: number, row: Row) => rowCostOf(ground, person, row)
  const before = (rowCosts[heavy.person] as number) + (rowCosts[light.person] as number)
  return before - costs(heavy.person, more) - costs(light.person, less)
}
