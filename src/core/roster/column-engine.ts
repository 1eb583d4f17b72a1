import { adopt } from "./board.ts"
import { type ColumnSearch, createColumnSearch, hasWholeCosts } from "./column-search.ts"
import type { Engine, Workplace } from "./engine.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf } from "./local-engine.ts"
import { createLocalSearch } from "./local-search.ts"
import { createOpenSearch } from "./open-search.ts"
import type { Roster } from "./problem.ts"

/** Rounds of local search before the first columns, and on every roster that is found. */
const ROUNDS = 120
const HEAT = 1
/** Where columns take long, the first dive waits no longer than this share of the time. */
const LATEST_DIVE = 0.3
const OPENINGS_PER_PROOF = 3

/**
 * Column generation, a dive for a first roster, and then some rows of the best roster opened again and again; what it finds is
 * smoothed by local search. Where rows are too long for whole columns, they are opened some weeks at a time from the start.
 */
export function createColumnEngine(
  { ground, board, search, random, isWhole }: Workplace & { ok: true },
  solver: LinearSolver,
): Engine {
  const columns = isWhole ? createColumnSearch(ground, solver, search, random) : null
  const leastGain = hasWholeCosts(ground) ? 1 - 1e-6 : 1e-6
  const openings = createOpenSearch(board, solver, search, random, leastGain)
  const local = createLocalSearch(board, search, random)
  let best: { roster: Roster; cost: number } = { roster: copyOf(board.rows), cost: board.cost }
  let stage: "prove" | "dive" | "open" = columns === null ? "open" : "prove"
  let turn = 0

  const take = (roster: Roster, cost: number): void => {
    columns?.take(roster, cost)
    if (cost < best.cost - 1e-6) best = { roster: copyOf(roster), cost }
  }
  const smooth = (): void => {
    for (let count = 0; count < ROUNDS; count++) {
      local.round(HEAT * (1 - count / ROUNDS))
      if (board.cost < best.cost - 1e-6) take(copyOf(board.rows), board.cost)
    }
    columns?.take(copyOf(board.rows), board.cost)
  }
  take(best.roster, best.cost)
  smooth()

  const layColumns = (columns: ColumnSearch, progress: number): void => {
    if (stage === "prove") {
      if (!columns.prove() || columns.isNear() || progress >= LATEST_DIVE) stage = "dive"
      return
    }
    const found = columns.dive()
    if (found === "diving") return
    stage = "open"
    if (found === null) return
    adopt(board, found)
    smooth()
  }

  const step = (progress: number): void => {
    if (columns !== null && stage !== "open") return layColumns(columns, progress)
    if (columns !== null && turn++ % (OPENINGS_PER_PROOF + 1) === 0) columns.prove()
    if (board.cost > best.cost + 1e-6) adopt(board, best.roster)
    if (openings.step(columns?.guide() ?? null)) smooth()
  }
  return { step, take, best: () => best, bound: () => columns?.bound() ?? Number.NEGATIVE_INFINITY }
}
