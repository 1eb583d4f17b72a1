import { adopt } from "./board.ts"
import { createColumnSearch } from "./column-search.ts"
import type { Pace } from "./dive.ts"
import type { Engine, Workplace } from "./engine.ts"
import type { LinearSolver } from "./linear.ts"
import { createPolish } from "./polish.ts"

/** Where columns take long, the first dive waits no longer than this share of the time. */
const LATEST_DIVE = 0.3
/** A first dive that has come to cost more than this times the best known is broken off; a later one has to be better. */
const TOO_DEAR = 1.1
const NO_BETTER = 1
/** After so many openings in a row that came to nothing there is another dive, by prices that tell more by then. */
const MOST_STALE = 2
const OPENINGS_PER_PROOF = 3
/** Of the later dives, how many begin from the best roster: they are short, and find more often what is a little better. */
const DIVES_FROM_BEST = 0.75

export type ColumnEngine = Engine & {
  readonly hasDived: () => boolean
  /** Whether openings have come to nothing, so that another dive was wanted. */
  readonly isTired: () => boolean
  readonly dispose: () => void
}

const STEADY: Pace = { rounds: 6, settled: 0.1, proves: true }

/** Column generation, a dive for a first roster, and then some rows of the best roster opened again and again. */
export function createColumnEngine(
  workplace: Workplace & { ok: true },
  solver: LinearSolver,
  pace = STEADY,
): ColumnEngine {
  const { ground, board, search, random } = workplace
  const columns = createColumnSearch(ground, solver, search, random, pace)
  const polish = createPolish(workplace, solver, columns.take)
  let stage: "prove" | "dive" | "open" = "prove"
  let most = TOO_DEAR
  let isFromBest = false
  let turn = 0
  let stale = 0
  let hasDived = false
  let isTired = false
  columns.take(polish.best().roster, polish.best().cost)
  polish.smooth()

  const prove = (progress: number): void => {
    if (!columns.prove() || columns.isNear() || progress >= LATEST_DIVE) stage = "dive"
  }

  const dive = (): void => {
    const found = columns.dive(most, isFromBest)
    if (found === "diving") return
    most = NO_BETTER
    hasDived = true
    stage = "open"
    if (found === null) return
    adopt(board, found)
    polish.smooth()
  }

  const open = (): void => {
    if (turn++ % (OPENINGS_PER_PROOF + 1) === 0) columns.prove()
    stale = polish.open(columns.guide()) ? 0 : stale + 1
    if (stale < MOST_STALE) return
    stale = 0
    isTired = true
    stage = "dive"
    isFromBest = random.chance(DIVES_FROM_BEST)
  }

  return {
    step: (progress) => {
      if (stage === "prove") prove(progress)
      else if (stage === "dive") dive()
      else open()
    },
    take: (roster, cost) => {
      columns.take(roster, cost)
      polish.take(roster, cost)
    },
    best: polish.best,
    bound: columns.bound,
    hasDived: () => hasDived,
    isTired: () => isTired,
    dispose: columns.dispose,
  }
}
