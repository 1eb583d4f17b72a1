import { adopt } from "./board.ts"
import { type ColumnSearch, createColumnSearch, hasWholeCosts } from "./column-search.ts"
import type { Engine, Workplace } from "./engine.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf, createLocalEngine } from "./local-engine.ts"
import { createLocalSearch } from "./local-search.ts"
import { createOpenSearch } from "./open-search.ts"
import type { Roster } from "./problem.ts"

/** Rounds of local search before the first columns, and on every roster that is found. */
const ROUNDS = 120
const HEAT = 1
/** Where columns take long, the first dive waits no longer than this share of the time. */
const LATEST_DIVE = 0.3
/** A first dive that has come to cost more than this times the best known is broken off; a later one has to be better. */
const TOO_DEAR = 1.1
/** After so many openings in a row that came to nothing there is another dive, by prices that tell more by then. */
const MOST_STALE = 4
const OPENINGS_PER_PROOF = 3
const ROUNDING = 1e-5
/** Local search that cools down first has this share of the time. */
const OPENED_FROM = 0.6

/**
 * Column generation, a dive for a first roster, and then some rows of the best roster opened again and again; what it finds is
 * smoothed by local search. `isCooled`: without columns of the whole; local search cools down first, then rows are opened.
 */
export function createColumnEngine(
  workplace: Workplace & { ok: true },
  solver: LinearSolver,
  isCooled: boolean,
): Engine {
  const { ground, board, search, random } = workplace
  const columns = isCooled ? null : createColumnSearch(ground, solver, search, random)
  const cooling = isCooled ? createLocalEngine(workplace) : null
  const leastGain = hasWholeCosts(ground) ? 1 - ROUNDING : 10 * ROUNDING
  const openings = createOpenSearch(board, solver, search, random, leastGain)
  const local = createLocalSearch(board, search, random)
  let best: { roster: Roster; cost: number } = { roster: copyOf(board.rows), cost: board.cost }
  let stage: "prove" | "dive" | "open" = columns === null ? "open" : "prove"
  let turn = 0
  let dives = 0
  let stale = 0

  const take = (roster: Roster, cost: number): void => {
    columns?.take(roster, cost)
    cooling?.take(roster, cost)
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
  if (cooling === null) smooth()

  const layColumns = (columns: ColumnSearch, progress: number): void => {
    if (stage === "prove") {
      if (!columns.prove() || columns.isNear() || progress >= LATEST_DIVE) stage = "dive"
      return
    }
    const found = columns.dive(dives === 0 ? TOO_DEAR : 1)
    if (found === "diving") return
    dives += 1
    stage = "open"
    if (found === null) return
    adopt(board, found)
    smooth()
  }

  const step = (progress: number, seconds: number): void => {
    if (cooling !== null && progress < OPENED_FROM) {
      cooling.step(progress, seconds)
      best = cooling.best()
      return
    }
    if (columns !== null && stage !== "open") {
      layColumns(columns, progress)
      return
    }
    if (columns !== null && turn++ % (OPENINGS_PER_PROOF + 1) === 0) columns.prove()
    if (board.cost > best.cost + 1e-6) adopt(board, best.roster)
    const isBetter = openings.step(columns?.guide() ?? null)
    if (isBetter) smooth()
    stale = isBetter ? 0 : stale + 1
    if (columns === null || stale < MOST_STALE) return
    stale = 0
    stage = "dive"
  }
  return { step, take, best: () => best, bound: () => columns?.bound() ?? Number.NEGATIVE_INFINITY }
}
