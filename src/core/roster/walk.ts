import type { Random } from "../kit/random.ts"
import { type Board, clear, place, priceSlots } from "./board.ts"
import { headCost } from "./cover.ts"
import type { Guide } from "./guide.ts"
import type { Row } from "./problem.ts"
import type { RowSearch } from "./row-search.ts"
import { createRowTrades } from "./trades.ts"

/** From one person to another, whose weeks trade as the others stand. */
export type Walk = {
  /** Some people's rows. By a guide the roster may come to cost more; without one it never does. */
  readonly step: (guide: Guide | null) => void
  /** Whether next to nothing came of the last steps without a guide. */
  readonly isTired: () => boolean
}

/** People at a step. */
const AT_A_STEP = 5
/** Chance in prices, as a share of what a missing head costs: so turns move to where they cost no more. */
const NOISE = 0.01
/** Tired is who saves no more than this share of the cost in so many tries of everybody. */
const LITTLE = 0.0005
const TRIES = 2

export function createWalk(board: Board, search: RowSearch, random: Random): Walk {
  const { problem, terms } = board.ground
  const { days, people } = problem
  const trades = createRowTrades(board, search, random)
  const noise = NOISE * headCost(terms.under)
  let tries = 0
  let before = board.cost
  let isTired = false

  const tryOne = (guide: Guide | null): void => {
    const person = random.whole(0, people.length - 1)
    const row = (board.rows[person] as Row).slice()
    const { cost } = board
    clear(board, person, 0, days)
    // without a guide, what is a little better is not to be missed
    const chance = guide === null && random.chance(0.5) ? 0 : noise
    priceSlots(board, person, 0, days, random, chance, guide)
    place(board, person, trades.cheaper(person, row) ?? row, 0)
    if (guide === null && board.cost > cost + 1e-6) place(board, person, row, 0)
  }

  const step = (guide: Guide | null): void => {
    for (let count = 0; count < AT_A_STEP; count++) tryOne(guide)
    tries = guide === null ? tries + AT_A_STEP : 0
    if (tries === 0) before = board.cost
    if (tries < TRIES * people.length) return
    isTired = before - board.cost <= LITTLE * Math.abs(board.cost)
    before = board.cost
    tries = 0
  }
  return { step, isTired: () => isTired }
}
