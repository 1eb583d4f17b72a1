import { adopt, type Board } from "./board.ts"
import { hasWholeCosts } from "./column-search.ts"
import type { Workplace } from "./engine.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf } from "./local-engine.ts"
import { createLocalSearch } from "./local-search.ts"
import { createOpenSearch, type Guide } from "./open-search.ts"
import type { Roster } from "./problem.ts"

/** The best roster known of a board, and what makes it better: local search that smooths, and rows that are opened. */
export type Polish = {
  readonly best: () => { readonly roster: Roster; readonly cost: number }
  readonly take: (roster: Roster, cost: number) => void
  /** Smooths what is on the board. */
  readonly smooth: () => void
  /** Opens some rows of the best roster; true when it has become better. */
  readonly open: (guide: Guide | null) => boolean
}

/** Rounds of local search on what is found. */
const ROUNDS = 120
const HEAT = 1
const ROUNDING = 1e-5

/** `tell` hears of every roster that smoothing betters, and of the one that it ends with. */
export function createPolish(
  { ground, board, search, random }: Workplace & { ok: true },
  solver: LinearSolver,
  tell: (roster: Roster, cost: number) => void,
): Polish {
  const leastGain = hasWholeCosts(ground) ? 1 - ROUNDING : 10 * ROUNDING
  const openings = createOpenSearch(board, solver, search, random, leastGain)
  const local = createLocalSearch(board, search, random)
  let best = held(board)

  const smooth = (): void => {
    for (let count = 0; count < ROUNDS; count++) {
      local.round(HEAT * (1 - count / ROUNDS))
      if (board.cost >= best.cost - 1e-6) continue
      best = held(board)
      tell(best.roster, best.cost)
    }
    tell(copyOf(board.rows), board.cost)
  }
  return {
    best: () => best,
    take: (roster, cost) => {
      if (cost < best.cost - 1e-6) best = { roster: copyOf(roster), cost }
    },
    smooth,
    open: (guide) => {
      if (board.cost > best.cost + 1e-6) adopt(board, best.roster)
      const isBetter = openings.step(guide)
      if (isBetter) smooth()
      return isBetter
    },
  }
}

function held(board: Board): { readonly roster: Roster; readonly cost: number } {
  return { roster: copyOf(board.rows), cost: board.cost }
}
