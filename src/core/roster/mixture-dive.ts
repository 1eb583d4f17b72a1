import type { Random } from "../kit/random.ts"
import type { Ground } from "./ground.ts"
import { heaviestOf, type Mixture } from "./mixture.ts"
import { priceLongRow } from "./mixture-pricing.ts"
import { createScratch, type Duals, layPrices, priceRow } from "./pricing.ts"
import type { Roster } from "./problem.ts"
import { addRow, heaviestRows } from "./row-mixture.ts"
import type { RowSearch } from "./row-search.ts"
import {
  createSettledDays,
  type LikelyDay,
  likeliestDays,
  mendRow,
  OPEN,
  type SettledDays,
} from "./settled-days.ts"

/** From a mixture to a roster: the likeliest days are settled, rows are priced anew with them, and so on to the last day. */
export type MixtureDive = {
  /** One round of pricing. `left`: how many days of people were open when some were settled last. */
  readonly step: (pace: DivePace) => DiveState
  /** Of everybody the row that is likeliest so far; at the end what has been settled. */
  readonly roster: () => Roster
}

/** Rounds of pricing after each settling, and the share of the open days that is settled at once. */
export type DivePace = { readonly rounds: number; readonly settled: number }

export type DiveState = { readonly isDone: boolean; readonly left: number }

export type DiveOptions = {
  readonly ground: Ground
  /** The dive's own. */
  readonly mixture: Mixture
  readonly search: RowSearch
  readonly random: Random
  /** The master's prices to stay near to at first. */
  readonly center: Duals
  /** What is settled already, and rounds of pricing before more is; absent: nothing. */
  readonly begun?: { readonly settled: SettledDays; readonly warm: number }
  /** How far chance may change the order in which days are settled; 0: not. */
  readonly stray: number
}

/** How many days are settled at once at least. */
const FEWEST = 10
/** How far prices may go from those before; and how far what they stay near to follows them. */
const REACH = 30
const FOLLOWS = 0.5
/** Solutions in a row that took nothing of a row before it is left out. */
const IDLE = 20
/** Rows of which so much is taken are mended where they do otherwise than is settled. */
const LEAST_MENDED = 0.001

export function createMixtureDive(options: DiveOptions): MixtureDive {
  const { mixture, search, random, stray } = options
  const { people, days } = options.ground.problem
  const settled = options.begun?.settled ?? createSettledDays(options.ground)
  const warm = options.begun?.warm ?? 0
  const { ground } = settled
  const scratch = createScratch(ground)
  const demand = people.length
  const center = options.center.slice()
  const duals = options.center.slice()
  let round = 0
  let left = people.length * days

  const openDays = (): LikelyDay[] => {
    const mixed = [...people.keys()].map((person) => {
      return { person, from: 0, until: days, parts: mixture.partsOf(person) }
    })
    return likeliestDays(settled, mixed, random, stray)
  }

  /** Settles the likeliest days of all who are left a row by that. */
  const settleSome = (open: readonly LikelyDay[], share: number): void => {
    const chosen = open.slice(0, Math.max(FEWEST, Math.ceil(open.length * share)))
    for (const day of chosen) settled.settle(day)
    const concerned = new Set(chosen.map(({ person }) => person))
    const stuck = new Set([...concerned].filter((person) => !hasRow(person)))
    for (const day of chosen) if (stuck.has(day.person)) settled.reopen(day)
    if (stuck.size === concerned.size) for (const person of concerned) settleHeaviest(person)
    for (const person of concerned) {
      mendParts(person)
      mixture.keep(person, (part) => settled.fits(person, part.row))
    }
  }

  /** Rows that go with what is settled but for a few days: some days around those are found anew. */
  const mendParts = (person: number): void => {
    layPrices(ground, duals, person, scratch.prices)
    for (const part of [...mixture.partsOf(person)]) {
      if (part.share < LEAST_MENDED || settled.fits(person, part.row)) continue
      const row = mendRow(settled, search, person, part.row, scratch.prices)
      if (row !== null) addRow(ground, mixture, person, row, part.share)
    }
  }

  /** Whether a row that goes with what is settled is known, or quickly found. */
  const hasRow = (person: number): boolean => {
    if (mixture.partsOf(person).some((part) => settled.fits(person, part.row))) return true
    const { row } = priceRow(ground, search, duals, person, scratch, "quick")
    return row !== null && addRow(ground, mixture, person, row)
  }

  const settleHeaviest = (person: number): void => {
    for (const [day, shift] of heaviestOf(mixture.partsOf(person)).entries())
      settled.settle({ person, day, shift })
  }

  const priceOpen = (): void => {
    mixture.solve(center.subarray(demand), REACH)
    duals.set(mixture.prices(), demand)
    for (const person of people.keys()) {
      if (!settled.of(person).includes(OPEN)) continue
      const parts = mixture.partsOf(person)
      const { row } = priceLongRow(ground, search, random, duals, person, scratch, parts)
      if (row !== null) addRow(ground, mixture, person, row)
      mixture.keep(person, ({ idle }) => idle < IDLE)
    }
    for (let at = demand; at < center.length; at++)
      center[at] = (center[at] as number) + FOLLOWS * ((duals[at] as number) - (center[at] as number))
  }

  const step = (pace: DivePace): DiveState => {
    if (round >= warm && (round - warm) % pace.rounds === 0) {
      const open = openDays()
      left = open.length
      if (left === 0) return { isDone: true, left }
      settleSome(open, pace.settled)
    }
    round++
    priceOpen()
    return { isDone: false, left }
  }
  return { step, roster: () => heaviestRows(mixture, people.length) }
}
