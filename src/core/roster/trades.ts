import type { Random } from "../kit/random.ts"
import type { Board } from "./board.ts"
import type { Contract } from "./contract.ts"
import { crossTrails, trailOf } from "./crossing.ts"
import { adjustFees, createFees, createGuess, remember } from "./fees.ts"
import { fineOf, finePrices } from "./fines.ts"
import type { Ground } from "./ground.ts"
import { keepsTotals } from "./keeps-rules.ts"
import type { Row } from "./problem.ts"
import { askFor, usedWithin } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"
import type { RowAsk } from "./row-tables.ts"
import { type Shareholder, shareOut, unitsAt, weekendsAt } from "./share-out.ts"
import { type Span, spansOf } from "./spans.ts"
import { createStretchCosting } from "./stretch-costs.ts"
import { costOfRow } from "./trim-row.ts"

/** Somebody's row, whose weeks trade among each other what they may have in all. */
export type RowTrades = {
  /** A row that costs less than their own at the board's prices, on which they must not stand; null: none was found. */
  readonly cheaper: (person: number, row: Row) => Row | null
}

/** Weeks that are found anew as one. */
const WEEKS = 2
/** How many weekends weeks may owe each other, and of minutes how many of the longest turns. */
const OWED_WEEKENDS = 4
const OWED_TURNS = 4
/** How often fines are set anew for a row to keep its limits. */
const MOST_ADJUSTMENTS = 5
/** Where totals alone bind months: nothing is weighed across all rows, nor counted anew by weeks. */
export function canTrade({ problem, contracts }: Ground): boolean {
  return problem.fairness === 0 && contracts.every(({ cycle }) => cycle === null)
}

type Stretch = Shareholder & Span & { readonly cost: number }

/**
 * Finds all weeks of somebody's row anew at once, as the others stand: each for as many minutes and weekends as it might take, and
 * then takes of each as much as costs least in all. So a head too many in one month becomes one that was missing in another.
 */
export function createRowTrades({ ground, price }: Board, search: RowSearch, random: Random): RowTrades {
  const { days, firstWeekday } = ground.problem
  const stretchCosts = createStretchCosting(firstWeekday)
  const fined = new Float64Array(price.length)
  const guesses = ground.contracts.map(createGuess)

  const costOf = (person: number, price: Float64Array, part: Row, from: number): number => {
    const contract = ground.contracts[person] as Contract
    return costOfRow({ contract, from, price, fatigueCost: none }, part, firstWeekday)
  }

  /** Limits are left to the fines in the prices. */
  const ask = (
    person: number,
    row: Row,
    { from, until }: Span,
    may: Pick<RowAsk, "least" | "most" | "weekends">,
  ): RowAsk => ({ ...askFor(ground, person, row, from, until, fined), ...may, limits: [] })

  /** Stretches as they are, and what each would cost at the fined prices. */
  const stretchesOf = (person: number, row: Row, spans: readonly Span[], longest: number): Stretch[] =>
    spans.map(({ from, until }) => {
      const contract = ground.contracts[person] as Contract
      const { units, weekends } = usedWithin(ground.problem, contract, row, from, until)
      const may = {
        least: Math.max(0, units - longest),
        most: units + longest,
        weekends: Math.ceil((until - from) / 7),
      }
      const costs = stretchCosts(ask(person, row, { from, until }, may))
      const cost = costOf(person, fined, row.subarray(from, until), from)
      return { from, until, units, weekends, costs, cost }
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
      const part = search.find(ask(person, then, own, may), "some").row
      if (part !== null) then.set(part, own.from)
    }
    return { then, least }
  }

  /** Of rows that overrun what they may have, and of their own: one that goes along with one of them and then with another. */
  const crossed = (contract: Contract, rows: readonly Row[], below: number): Row | null => {
    const { limits, start, unit, least, most, maxWeekends } = contract
    const trails = rows.map((row) => trailOf({ contract, from: 0, mode: start, price }, row, firstWeekday))
    const free = Number.POSITIVE_INFINITY
    const minutes = unit > 0 ? [most, -least] : [free, free]
    const all = [...limits.map(({ max }) => max), ...minutes, maxWeekends]
    return crossTrails(trails, all, (13 - firstWeekday) % 7, below)?.row ?? null
  }

  const cheaper = (person: number, row: Row): Row | null => {
    const contract = ground.contracts[person] as Contract
    const guess = guesses[person] as Float64Array
    const whole = { contract, from: 0, until: days, price }
    const limits = contract.limits.map(({ max }) => max)
    const fees = createFees(contract, guess)
    const spans = spansOf(ground.problem, WEEKS, random.whole(1, WEEKS))
    const rows = [row]
    let best: Row | null = null
    let below = costOf(person, price, row, 0) - 1e-6
    for (let count = 0; count < MOST_ADJUSTMENTS; count++) {
      finePrices(whole, fees, fined)
      const { then, least } = tradedRow(person, row, spans)
      if (least - fineOf(fees, limits) >= below) break
      const used = usedWithin(ground.problem, contract, then, 0, days)
      const cost = costOf(person, price, then, 0)
      if (cost < below && keepsTotals(contract, used)) {
        best = then
        below = cost
      }
      rows.push(then)
      if (!adjustFees(fees, used.limits, limits)) break
    }
    remember(fees, guess)
    return crossed(contract, rows, below) ?? best
  }
  return { cheaper }
}

const none = new Float64Array(0)

function sumOf(stretches: readonly Stretch[], of: "units" | "weekends"): number {
  return stretches.reduce((sum, each) => sum + each[of], 0)
}

/** How many units more, or fewer, a row may take that takes some. */
function between(owed: number, { unit, least, most }: Contract, units: number): readonly [number, number] {
  return unit === 0 ? [0, 0] : [Math.max(-owed, least - units), Math.min(owed, most - units)]
}
