import { adopt } from "./board.ts"
import type { Engine, Workplace } from "./engine.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf } from "./local-engine.ts"
import type { DivePace, MixtureDive } from "./mixture-dive.ts"
import { createMixtureSearch } from "./mixture-search.ts"
import type { Pin, Roster } from "./problem.ts"
import { createWindowEngine } from "./window-engine.ts"

/** When the first dive begins, even if the mixture might still be bettered. */
const LATEST_DIVE = 0.4
/** Of the time that is left before windows should have their turn, what a dive may take. */
const DIVE = 0.8
const WINDOWS = 0.9
/** Another dive begins no later than this, after some more rounds; it strays a little. */
const LAST_DIVE = 0.35
const ROUNDS_BETWEEN = 10
const STRAY = 0.2
/**
 * Rounds of pricing that it takes to come to anything; where they take more of the time than that, windows begin at once: of two that
 * share the work, the second is content with windows sooner.
 */
const FEWEST_ROUNDS = 100
const TOO_LONG = { first: 0.5, second: 0.25 }
const TRIED_ROUNDS = 15
/** Rounds of pricing after each settling of a dive, and what share of the open days is settled at once; `late`: when time is up. */
const ROUNDS = 4
const SETTLED = { least: 0.05, first: 0.1, most: 0.15, late: 0.2 }
/** What a round takes is seen from the last dozen or so; those to come take half as long. */
const LATELY = 0.1
const CHEAPER = 0.5
/** After so many rounds a roster is made of the likeliest rows, so that there is one whenever time is up. */
const TOLD = 10
/** Days that are settled at once in the end. */
const LAST_DAYS = 10

/** `half`: of two that share the work, which half of the horizon its windows begin with; dives of the second stray a little. */
export type LongOptions = { readonly pins: readonly Pin[]; readonly half: 0 | 1 }

/**
 * A long horizon as a whole first: everybody's row is priced from the first day to the last, so that what somebody has but once is
 * taken where it is worth most; then window by window, as others do it from the start.
 */
export function createLongEngine(
  workplace: Workplace & { ok: true },
  solver: LinearSolver,
  { pins, half }: LongOptions,
): Engine {
  const { ground, board, search, random } = workplace
  const tooLong = half === 0 ? TOO_LONG.first : TOO_LONG.second
  const mixture = createMixtureSearch(ground, search, random)
  let best = { roster: copyOf(board.rows), cost: board.cost }
  let dive: MixtureDive | null = null
  let windows: Engine | null = null
  let pace: DivePace = { rounds: ROUNDS, settled: SETTLED.first }
  let began = -1
  let rounds = 0
  let until = WINDOWS
  let before = 0
  let perRound = 0
  let dives = 0
  let between = 0
  mixture.take(best.roster, best.cost)

  const keep = (roster: Roster): void => {
    adopt(board, roster)
    if (board.cost >= best.cost) return
    best = { roster: copyOf(roster), cost: board.cost }
    mixture.take(best.roster, best.cost)
  }

  const beginWindows = (): void => {
    adopt(board, best.roster)
    windows = createWindowEngine(workplace, solver, { pins, half, isNear: dives > 0 })
  }

  const beginDive = (progress: number): void => {
    mixture.prove()
    dive = mixture.dive(dives === 0 && half === 0 ? 0 : STRAY)
    until = progress + DIVE * (WINDOWS - progress)
    pace = { rounds: ROUNDS, settled: SETTLED.first }
  }

  /** As many days at a time as the time allows. */
  const paceFor = (left: number, progress: number): DivePace => {
    if (progress >= until) return { rounds: ROUNDS, settled: SETTLED.late }
    const steps = Math.max(1, (until - progress) / (CHEAPER * perRound * ROUNDS))
    const settled = 1 - (LAST_DAYS / Math.max(LAST_DAYS, left)) ** (1 / steps)
    return { rounds: ROUNDS, settled: Math.min(SETTLED.most, Math.max(SETTLED.least, settled)) }
  }

  const mix = (progress: number): void => {
    const isMore = mixture.round()
    if (rounds % TOLD === 0) keep(mixture.roster())
    between--
    const isSlow = (progress - began) * FEWEST_ROUNDS > tooLong * (rounds - 1)
    if (isSlow && rounds <= TRIED_ROUNDS) beginWindows()
    else if ((!isMore || progress >= LATEST_DIVE) && between <= 0) beginDive(progress)
  }

  const goDown = (current: MixtureDive, progress: number): void => {
    const { isDone, left } = current.step(pace)
    if (isDone || rounds % TOLD === 0) keep(current.roster())
    if (!isDone) {
      pace = paceFor(left, progress)
      return
    }
    dive = null
    dives++
    between = ROUNDS_BETWEEN
    if (progress > LAST_DIVE) beginWindows()
  }

  const step = (progress: number): void => {
    if (windows !== null) {
      windows.step(progress)
      return
    }
    if (rounds === 0) began = progress
    else perRound += LATELY * (progress - before - perRound)
    before = progress
    rounds++
    if (dive === null) mix(progress)
    else goDown(dive, progress)
  }

  const take = (roster: Roster, cost: number): void => {
    windows?.take(roster, cost)
    if (windows !== null || cost >= best.cost) return
    best = { roster: copyOf(roster), cost }
    mixture.take(best.roster, cost)
  }

  return {
    step,
    take,
    best: () => windows?.best() ?? best,
    bound: mixture.bound,
  }
}
