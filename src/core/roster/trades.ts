import type { Random } from "../kit/random.ts"
import { type Board, clear, place, priceSlots } from "./board.ts"
import type { Contract } from "./contract.ts"
import { headCost } from "./cover.ts"
import { adjustFees, createFees, createGuess, remember } from "./fees.ts"
import { fineOf, finePrices, takenBy } from "./fines.ts"
import type { Ground } from "./ground.ts"
import { OFF, type Row } from "./problem.ts"
import { exitsAt, modeAt } from "./row-ask.ts"
import type { RowAsk } from "./row-tables.ts"
import { type Shareholder, shareOut, unitsAt, weekendsAt } from "./share-out.ts"
import { type Span, spansOf } from "./spans.ts"
import { createStretchSearch } from "./stretch-costs.ts"

/** Rows whose weeks trade among each other what somebody may have in all. */
export type Trades = {
  /** Tries the rows of some people. */
  readonly step: () => void
  /** Whether next to nothing came of it lately. */
  readonly isTired: () => boolean
}

/** Weeks that are found anew as one. */
const WEEKS = 2
/** How many weekends weeks may owe each other; of minutes two of the longest turns. */
const OWED_WEEKENDS = 2
const OWED_TURNS = 2
/** Chance in prices, as a share of what a missing head costs, in half of all tries: so turns move to where they cost no more. */
const NOISE = 0.01
/** How often fines are set anew for a row to keep its limits. */
const MOST_ADJUSTMENTS = 5
/** People at a step. */
const TRIED = 10
/** Tired is who saves less than this share of the cost in so many tries of everybody. */
const LITTLE = 0.0005
const TRIES = 2

/** Where totals alone bind months: nothing is weighed across all rows, nor counted anew by weeks. */
export function canTrade({ problem, contracts }: Ground): boolean {
  return problem.fairness === 0 && contracts.every(({ cycle }) => cycle === null)
}

type Stretch = Shareholder & Span & { readonly cost: number }

/**
 * Finds all weeks of somebody's row anew at once, as the others stand: each for as many minutes and weekends as it might take, and
 * then takes of each as much as costs least in all. So a head too many in one month becomes one that was missing in another.
 */
export function createTrades(board: Board, random: Random): Trades {
  const { ground, price } = board
  const { days, firstWeekday, people, shifts } = ground.problem
  const search = createStretchSearch(firstWeekday)
  const noise = NOISE * headCost(ground.terms.under)
  const fined = new Float64Array(price.length)
  const guesses = ground.contracts.map(createGuess)
  let tries = 0
  let before = board.cost
  let isTired = false

  const costOf = (prices: Float64Array, part: Row, from: number): number =>
    part.reduce((sum, shift, at) => {
      return shift === OFF ? sum : sum + (prices[(from + at) * shifts.length + shift] as number)
    }, 0)

  const ask = (
    person: number,
    row: Row,
    span: Span,
    may: Pick<RowAsk, "least" | "most" | "weekends">,
  ): RowAsk => {
    const contract = ground.contracts[person] as Contract
    return {
      ...{ contract, from: span.from, until: span.until, ...may },
      mode: modeAt(contract, row, span.from),
      exits: span.until === days ? null : exitsAt(contract, row, span.until),
      ...{ price: fined, bound: ground.bound[person] as Uint8Array },
      ...{ caps: null, limits: [], fatigueCost: none, guess: null },
    }
  }

  /** Stretches as they are, and what each would cost at the fined prices. */
  const stretchesOf = (person: number, row: Row, spans: readonly Span[], longest: number): Stretch[] =>
    spans.map(({ from, until }) => {
      const part = row.subarray(from, until)
      const units = unitsIn(ground.contracts[person] as Contract, part)
      const may = {
        least: Math.max(0, units - longest),
        most: units + longest,
        weekends: Math.ceil((until - from) / 7),
      }
      const costs = search.costs(ask(person, row, { from, until }, may))
      const weekends = weekendsIn(part, from, firstWeekday)
      return { from, until, units, weekends, costs, cost: costOf(fined, part, from) }
    })

  /** The row when its weeks have traded, and what it costs at least; both at the fined prices. */
  const tradedRow = (person: number, row: Row, spans: readonly Span[]) => {
    const contract = ground.contracts[person] as Contract
    const longest = Math.max(0, ...contract.classes.map(({ units }) => units))
    const stretches = stretchesOf(person, row, spans, longest)
    const owed = { units: OWED_TURNS * longest, weekends: OWED_WEEKENDS }
    const { places, least } = shareOut(stretches, owed, {
      units: between(owed.units, contract, sumOf(stretches, "units")),
      weekends: [
        -OWED_WEEKENDS,
        Math.min(OWED_WEEKENDS, contract.maxWeekends - sumOf(stretches, "weekends")),
      ],
    })
    const then = row.slice()
    for (const [at, place] of places.entries()) {
      const { costs, cost, ...own } = stretches[at] as Stretch
      const may = { least: 0, most: unitsAt(costs, place), weekends: weekendsAt(costs, place) }
      const givesUp = may.most < own.units || may.weekends < own.weekends
      if ((costs.least[place] as number) >= cost - 1e-9 && !givesUp) continue
      const part = search.row(ask(person, then, own, may))
      if (part !== null) then.set(part, own.from)
    }
    return { then, least }
  }

  /** A row that costs less than somebody's own, by fines as far as it may take of its limits; null: none was found. */
  const cheaperRow = (person: number, row: Row): Row | null => {
    const contract = ground.contracts[person] as Contract
    const guess = guesses[person] as Float64Array
    const whole = { contract, from: 0, until: days, price }
    const limits = contract.limits.map(({ max }) => max)
    const fees = createFees(contract, guess)
    const spans = spansOf(ground.problem, WEEKS, random.whole(1, WEEKS))
    let best: Row | null = null
    let below = costOf(price, row, 0) - 1e-6
    for (let count = 0; count < MOST_ADJUSTMENTS; count++) {
      finePrices(whole, fees, fined)
      const { then, least } = tradedRow(person, row, spans)
      if (least - fineOf(fees, limits) >= below) break
      const taken = takenBy(whole, then)
      const cost = costOf(price, then, 0)
      if (cost < below && keepsTotals(contract, then, taken, firstWeekday)) {
        best = then
        below = cost
      }
      if (!adjustFees(fees, taken, limits)) break
    }
    remember(fees, guess)
    return best
  }

  const tryOne = (): void => {
    const person = random.whole(0, people.length - 1)
    const row = (board.rows[person] as Row).slice()
    const { cost } = board
    clear(board, person, 0, days)
    priceSlots(board, person, 0, days, random, random.chance(0.5) ? 0 : noise)
    place(board, person, cheaperRow(person, row) ?? row, 0)
    // what is cheaper by chance may be dearer in truth
    if (board.cost > cost + 1e-6) place(board, person, row, 0)
  }

  const step = (): void => {
    for (let count = 0; count < TRIED; count++) tryOne()
    tries += TRIED
    if (tries < TRIES * people.length) return
    isTired = before - board.cost <= LITTLE * Math.abs(board.cost)
    before = board.cost
    tries = 0
  }
  return { step, isTired: () => isTired }
}

const none = new Float64Array(0)

function sumOf(stretches: readonly Stretch[], of: "units" | "weekends"): number {
  return stretches.reduce((sum, each) => sum + each[of], 0)
}

/** How many units more, or fewer, a row may take that takes some. */
function between(owed: number, { unit, least, most }: Contract, units: number): readonly [number, number] {
  return unit === 0 ? [0, 0] : [Math.max(-owed, least - units), Math.min(owed, most - units)]
}

function keepsTotals(contract: Contract, row: Row, taken: Float64Array, firstWeekday: number): boolean {
  const { unit, least, most, maxWeekends, limits } = contract
  const units = unitsIn(contract, row)
  return (
    (unit === 0 || (units >= least && units <= most)) &&
    weekendsIn(row, 0, firstWeekday) <= maxWeekends &&
    limits.every(({ max }, limit) => (taken[limit] as number) <= max)
  )
}

function unitsIn({ classes, classOf }: Contract, part: Row): number {
  return part.reduce((sum, shift) => sum + (classes[classOf[shift] ?? -1]?.units ?? 0), 0)
}

/** Weekends that some days work; they cut none in two. */
function weekendsIn(part: Row, from: number, firstWeekday: number): number {
  let count = 0
  for (const [at, shift] of part.entries()) {
    const weekday = (firstWeekday + from + at) % 7
    if (shift === OFF || weekday < 5) continue
    if (weekday === 5 || at === 0 || part[at - 1] === OFF) count++
  }
  return count
}
