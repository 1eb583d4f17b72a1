import { adopt } from "./board.ts"
import { createColumnSearch } from "./column-search.ts"
import type { Engine, Workplace } from "./engine.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf } from "./local-engine.ts"
import { createLocalSearch } from "./local-search.ts"
import type { Roster } from "./problem.ts"

/** Rounds of local search before the first columns, and on every roster that a dive or a choice brings. */
const ROUNDS = 120
const HEAT = 1

/** Column generation; what it finds is smoothed by local search. */
export function createColumnEngine(
  { ground, board, search, random }: Workplace & { ok: true },
  solver: LinearSolver,
): Engine {
  const columns = createColumnSearch(ground, solver, search, random)
  const local = createLocalSearch(board, search, random)
  let best: { roster: Roster; cost: number } = { roster: copyOf(board.rows), cost: board.cost }
  const take = (roster: Roster, cost: number): void => {
    columns.take(roster, cost)
    if (cost < best.cost - 1e-6) best = { roster: copyOf(roster), cost }
  }
  const smooth = (): void => {
    for (let count = 0; count < ROUNDS; count++) {
      local.round(HEAT * (1 - count / ROUNDS))
      if (board.cost < best.cost - 1e-6) take(copyOf(board.rows), board.cost)
    }
    columns.take(copyOf(board.rows), board.cost)
  }
  columns.take(best.roster, best.cost)
  smooth()

  const step = (): void => {
    const found = columns.step()
    if (found === null) return
    adopt(board, found)
    smooth()
  }
  return { step, take, best: () => best, bound: columns.bound }
}
