import { adopt } from "./board.ts"
import type { Engine, Workplace } from "./engine.ts"
import type { Ground } from "./ground.ts"
import { createLocalSearch } from "./local-search.ts"
import type { Roster } from "./problem.ts"

const ROUNDS = 25
/** Shares of the time at which the search begins to cool anew, from the best roster known. */
const CYCLES = [0, 0.4, 0.6, 0.75, 0.9, 1]
/** Hottest, as a share of what a missing head costs; a later cycle begins cooler. */
const HOTTEST = 0.12
const LATER = 0.05
const COOLEST = 0.004
/** Not hotter than this turns move among those alike: evened out earlier, rosters come to cost more in the end. */
const LEVELED = 0.008
/** Who takes over a roster that is better by more than this share goes on from there, warm only. */
const FAR_BETTER = 0.03
const WARM = 0.015
const UNEVEN_TURNS = 20

/** Local search that cools down in cycles. */
export function createLocalEngine({ ground, board, search, random }: Workplace & { ok: true }): Engine {
  const local = createLocalSearch(board, search, random)
  const unit = unitOf(ground)
  let best: { roster: Roster; cost: number } = { roster: copyOf(board.rows), cost: board.cost }
  let cycle = 0
  let follows = false
  let isBehind = false

  const keepBest = (): void => {
    if (board.cost < best.cost - 1e-6) best = { roster: copyOf(board.rows), cost: board.cost }
  }
  const step = (progress: number): void => {
    const now = CYCLES.findLastIndex((begin) => begin <= Math.min(progress, 0.999))
    if (now !== cycle || isBehind) adopt(board, best.roster)
    isBehind = false
    cycle = now
    const [begin = 0, end = 1] = CYCLES.slice(now, now + 2)
    const hottest = unit * (follows ? WARM : now === 0 ? HOTTEST : LATER)
    const heat = hottest * ((COOLEST * unit) / hottest) ** ((progress - begin) / (end - begin))
    for (let count = 0; count < ROUNDS; count++) {
      local.round(heat)
      keepBest()
    }
    if (heat > LEVELED * unit) return
    local.level()
    keepBest()
  }
  return {
    step,
    take: (roster, cost) => {
      if (cost >= best.cost - 1e-6) return
      isBehind ||= cost < best.cost * (1 - FAR_BETTER)
      follows ||= isBehind
      best = { roster: copyOf(roster), cost }
    },
    best: () => best,
    bound: () => Number.NEGATIVE_INFINITY,
  }
}

/** What a missing head costs; where fairness is weighed, what some turns more than the others cost, if that is less. */
export function unitOf({ problem, terms }: Ground): number {
  const under = middleOf(terms.under)
  if (problem.fairness === 0) return under
  const turn = middleOf(Float64Array.from(problem.shifts, ({ fatigue }) => fatigue.weekday))
  return Math.min(under, UNEVEN_TURNS * problem.fairness * turn * turn)
}

function middleOf(values: Float64Array): number {
  return values.toSorted()[values.length >> 1] ?? 1
}

export function copyOf(roster: Roster): Roster {
  return roster.map((row) => row.slice())
}
