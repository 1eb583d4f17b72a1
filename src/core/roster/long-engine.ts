import { adopt } from "./board.ts"
import type { Engine, Workplace } from "./engine.ts"
import { createGuidedWalk, type GuidedWalk } from "./guided-walk.ts"
import { createLegSearch } from "./leg-search.ts"
import { canTakeLegs } from "./legs.ts"
import type { LinearSolver } from "./linear.ts"
import { copyOf } from "./local-engine.ts"
import type { DivePace, MixtureDive } from "./mixture-dive.ts"
import { createMixtureSearch } from "./mixture-search.ts"
import type { Pin, Roster } from "./problem.ts"
import { canTrade } from "./trades.ts"
import { createWindowEngine, isBrushedFirst } from "./window-engine.ts"

/** Beyond so many days rows are cut into legs first: what people may have in all is then large enough to be held by prices. */
const LONGEST_WHOLE = 140

/** How a horizon is searched as a whole; shares of the time are of all of it, unless said. */
type Manner = {
  /** By when the mixture is taken as it is, even if it might still be bettered. */
  readonly latest: number
  /** How long `TRIED_ROUNDS` may take, by half: where they take longer, windows begin at once. */
  readonly tooLong: readonly [number, number]
  /** The same for a dive: where they take longer, there is a walk from where one is. */
  readonly noDive: readonly [number, number]
  /** Steps by which prices climb before legs are mixed. */
  readonly climbs: number
  readonly dive: DiveManner
}

type DiveManner = {
  /** Of the time that is left before windows should have their turn, what a dive may take. */
  readonly share: number
  /** Another dive begins no later than this. */
  readonly last: number
  /** Rounds of pricing after each settling, and what share of the open days is settled at once; `late`: when time is up. */
  readonly rounds: number
  readonly settled: {
    readonly least: number
    readonly first: number
    readonly most: number
    readonly late: number
  }
}

const WHOLE: Manner = {
  latest: 0.4,
  tooLong: [0.075, 0.075],
  noDive: [0.075, 0.075],
  climbs: 0,
  dive: {
    share: 0.8,
    last: 0.35,
    rounds: 4,
    settled: { least: 0.05, first: 0.1, most: 0.15, late: 0.2 },
  },
}
const BY_LEGS: Manner = {
  latest: 0.4,
  tooLong: [0.1, 0.1],
  noDive: [0.1, 0.1],
  climbs: 0,
  dive: {
    share: 0.4,
    last: 0.15,
    rounds: 3,
    settled: { least: 0.05, first: 0.05, most: 0.15, late: 0.2 },
  },
}
/**
 * Where a window has very many rows, windows win little: a dive has most of the time, where that is long enough for one; and as two
 * hold each other up, the other thread walks at once.
 */
const BY_CLIMBED_LEGS: Manner = {
  ...BY_LEGS,
  latest: 0.4,
  tooLong: [0.06, 0.06],
  noDive: [0.01, 0],
  climbs: 150,
  dive: { ...BY_LEGS.dive, share: 0.8, settled: { ...BY_LEGS.dive.settled, least: 0.02 } },
}
/** Of all days the share that is left open to whole rows in the end, by half. */
const LEGS_UNTIL = [0.1, 0.4] as const
const WINDOWS = 0.9
/** Until when a walk goes by a guide; how steep that is to begin with and in the end, as a share of what a missing head costs. */
const WALKED = 0.85
const FROM_AFAR = [0.01, 0.05] as const
const FROM_NEAR = [0.06, 0.16] as const
/** Before another dive, which strays a little, there are some more rounds. */
const ROUNDS_BETWEEN = 10
const STRAY = 0.2
/** Rounds of pricing after which it is seen whether they take too long. */
const TRIED_ROUNDS = 15
/** The first rounds take longer, as the program is read and compiled: they have the time of so many. */
const WARMED_UP = 5
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
 * taken where it is worth most; of very long ones cut into legs. Then from person to person by what heads are worth to the whole,
 * and in the end window by window, as others do it from the start.
 */
export function createLongEngine(
  workplace: Workplace & { ok: true },
  solver: LinearSolver,
  { pins, half }: LongOptions,
): Engine {
  const { ground, board, search, random } = workplace
  const isByLegs = ground.problem.days > LONGEST_WHOLE && canTakeLegs(ground)
  const byLegs = isBrushedFirst(ground.problem) ? BY_CLIMBED_LEGS : BY_LEGS
  const manner = isByLegs ? byLegs : WHOLE
  const mixture = isByLegs
    ? createLegSearch(ground, search, random, { climbs: manner.climbs, legsUntil: LEGS_UNTIL[half] })
    : createMixtureSearch(ground, search, random)
  let best = { roster: copyOf(board.rows), cost: board.cost }
  let dive: MixtureDive | null = null
  let walk: GuidedWalk | null = null
  let windows: Engine | null = null
  let pace: DivePace = { rounds: manner.dive.rounds, settled: manner.dive.settled.first }
  let began = -1
  let rounds = 0
  let until = WINDOWS
  let before = 0
  let perRound = 0
  let dives = 0
  let between = 0
  let hasTime = true
  mixture.take(best.roster, best.cost)

  const keep = (roster: Roster): void => {
    adopt(board, roster)
    if (keepBoard()) mixture.take(best.roster, best.cost)
  }

  const keepBoard = (): boolean => {
    if (board.cost >= best.cost) return false
    best = { roster: copyOf(board.rows), cost: board.cost }
    return true
  }

  const beginWindows = (): void => {
    adopt(board, best.roster)
    windows = createWindowEngine(workplace, solver, { pins, half, isNear: dives > 0 || walk !== null })
  }

  const beginDive = (progress: number): void => {
    mixture.prove?.()
    dive = mixture.dive(dives === 0 && half === 0 ? 0 : STRAY)
    until = progress + manner.dive.share * (WINDOWS - progress)
    pace = { rounds: manner.dive.rounds, settled: manner.dive.settled.first }
  }

  const beginWalk = (progress: number, steeps: readonly [number, number]): void => {
    if (board.cost > best.cost) adopt(board, best.roster)
    const guide = { worth: mixture.prices(), steeps }
    walk = createGuidedWalk(board, search, random, { ...guide, from: progress, until: WALKED })
  }

  const walkOn = (current: GuidedWalk, progress: number): void => {
    current.step(progress)
    keepBoard()
    if (current.isDone()) beginWindows()
  }

  /** As many days at a time as the time allows. */
  const paceFor = (left: number, progress: number): DivePace => {
    const { rounds, settled: some } = manner.dive
    if (progress >= until) return { rounds, settled: some.late }
    const steps = Math.max(1, (until - progress) / (CHEAPER * perRound * rounds))
    const settled = 1 - (LAST_DAYS / Math.max(LAST_DAYS, left)) ** (1 / steps)
    return { rounds, settled: Math.min(some.most, Math.max(some.least, settled)) }
  }

  const mix = (progress: number): void => {
    const isMore = mixture.round()
    if (rounds % TOLD === 0 && mixture.roster !== undefined) keep(mixture.roster())
    between--
    const tried = ((progress - began) * TRIED_ROUNDS) / Math.max(rounds - 1, WARMED_UP)
    if (rounds <= TRIED_ROUNDS) hasTime = !canTrade(ground) || tried <= manner.noDive[half]
    if (rounds <= TRIED_ROUNDS && tried > manner.tooLong[half]) beginWindows()
    else if (between > 0 || (isMore && progress < manner.latest)) return
    else if (hasTime) beginDive(progress)
    else beginWalk(progress, FROM_AFAR)
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
    if (progress <= manner.dive.last) return
    if (canTrade(ground)) beginWalk(progress, FROM_NEAR)
    else beginWindows()
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
    if (walk !== null) walkOn(walk, progress)
    else if (dive === null) mix(progress)
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
