import { type Board, clear, place } from "./board.ts"
import type { LinearSolver } from "./linear.ts"
import type { Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"
import { createSmallMaster, type SmallMaster, type SomeRow } from "./small-master.ts"

/** Some people whose rows are to be found anew, together. */
export type Opening = {
  readonly people: readonly number[]
  /** Rows that may be good. */
  readonly hints: readonly SomeRow[]
  /** A roster counts as better when it costs so much less at least. */
  readonly leastGain: number
  /** Choices that are tried before it is given up. */
  readonly mostChoices: number
}

/** `hopeless`: nothing better is there as far as the prices tell, `atOnce`: before anything was chosen; `tired`: given up. */
export type Opened = "better" | "atOnce" | "hopeless" | "tired"

/** Rounds of pricing before the first choice, and after each. */
const FIRST_ROUNDS = 60
const ROUNDS = 4

/**
 * Chooses whole rows for some people at once, as columns do for everybody: the likeliest first, going back where
 * nothing better is left. The board holds the better roster afterwards, or what it held before.
 */
export function openTogether(
  board: Board,
  solver: LinearSolver,
  search: RowSearch,
  opening: Opening,
): Opened {
  const { people, hints, leastGain, mostChoices } = opening
  const enough = board.cost - leastGain
  const kept = people.map((person) => (board.rows[person] as Row).slice())
  for (const person of people) clear(board, person, 0, board.ground.problem.days)
  const master = createSmallMaster(board, solver, search, people)
  master.add([...kept.map((row, at) => ({ at, row })), ...hints])
  const { found, outcome } = choose(master, enough, mostChoices)
  master.dispose()
  for (const [at, person] of people.entries()) place(board, person, (found ?? kept)[at] as Row, 0)
  return outcome
}

type Chosen = { readonly found: readonly Row[] | null; readonly outcome: Opened }

function choose(master: SmallMaster, enough: number, mostChoices: number): Chosen {
  const choices: { readonly column: number; readonly isIn: boolean }[] = []
  const take = (column: number, isIn: boolean): void => {
    choices.push({ column, isIn })
    master.bind(column, isIn ? 1 : 0)
  }
  for (let count = 0; count < mostChoices; count++) {
    const solution = master.solve(count === 0 ? FIRST_ROUNDS : ROUNDS, enough)
    const heaviest = solution === null ? -1 : master.heaviest(solution)
    if (solution !== null && heaviest < 0) return { found: master.rowsOf(solution), outcome: "better" }
    if (heaviest >= 0) {
      take(heaviest, true)
      continue
    }
    // what was left out has been tried with it in: both ways are done
    while (choices.at(-1)?.isIn === false) master.bind((choices.pop() as { column: number }).column, null)
    const last = choices.pop()
    if (last === undefined) return { found: null, outcome: count === 0 ? "atOnce" : "hopeless" }
    take(last.column, false)
  }
  return { found: null, outcome: "tired" }
}
