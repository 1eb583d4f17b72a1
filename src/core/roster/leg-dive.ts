import type { Random } from "../kit/random.ts"
import { headCost } from "./cover.ts"
import type { Ground } from "./ground.ts"
import { rowsOfLegs, withinTotals } from "./leg-paths.ts"
import { addLeg, addLegs, createPaths, type LegMixture, type Legs } from "./legs.ts"
import { placesOf } from "./master.ts"
import { createMixtureDive, type DivePace, type DiveState, type MixtureDive } from "./mixture-dive.ts"
import { createScratch, type Duals, dualsOf, priceRow } from "./pricing.ts"
import type { Roster, Row } from "./problem.ts"
import { addRow, createRowMixture } from "./row-mixture.ts"
import type { RowSearch } from "./row-search.ts"
import { createSettledDays, type LikelyDay, likeliestDays, mendRow, OPEN } from "./settled-days.ts"

export type LegDiveOptions = {
  readonly ground: Ground
  readonly legs: Legs
  /** The dive's own. */
  readonly mixture: LegMixture
  readonly search: RowSearch
  readonly random: Random
  /** Rows that keep all rules, to begin with. */
  readonly roster: Roster
  /** How far chance may change the order in which days are settled; 0: not. */
  readonly stray: number
  /** When so small a share of all days is open, whole rows are mixed, each of which keeps what a person may have in all. */
  readonly legsUntil: number
}

/** How many days are settled at once at least. */
const FEWEST = 10
/** How far prices may go from those before. */
const REACH = 100
/** A solution is near enough at this share of what a missing head costs, for each of a hundred people. */
const ENOUGH = 0.2
/** Solutions in a row that took nothing of a leg before it is left out. */
const IDLE = 8
/** Legs of which so much is taken are found anew where they do otherwise than is settled. */
const LEAST_MENDED = 1e-4
/** Rounds in which whole rows are found before days are settled by them. */
const WARM = 20

/**
 * From a mixture of legs to a roster: the likeliest days are settled, legs are priced anew with them, and when few are open
 * it goes on with whole rows. Everybody has a row at any time that keeps all rules and what is settled.
 */
export function createLegDive(options: LegDiveOptions): MixtureDive {
  const { legs, mixture, search, random, stray, legsUntil } = options
  const { people, days } = options.ground.problem
  const settled = createSettledDays(options.ground)
  const { ground } = settled
  const { cuts, count } = legs
  const { demand } = placesOf(ground)
  const scratch = createScratch(ground)
  const paths = createPaths(legs, ground)
  const enough = (ENOUGH * people.length * headCost(ground.terms.under)) / 100
  const rows: Row[] = options.roster.map((row) => row.slice())
  let last: MixtureDive | null = null
  let round = 0
  let left = people.length * days

  const duals = (): Duals => dualsOf(ground, mixture.prices())

  const openDays = (): LikelyDay[] => {
    const mixed = [...people.keys()].flatMap((person) =>
      Array.from({ length: count }, (_, leg) => {
        const [from = 0, until = days] = cuts.slice(leg, leg + 2)
        return { person, from, until, parts: mixture.partsOf(person * count + leg) }
      }),
    )
    return likeliestDays(settled, mixed, random, stray)
  }

  /** Settles the likeliest days; of whoever is left no row by that, half of them, or the likeliest as their row has it. */
  const settleSome = (open: readonly LikelyDay[], share: number): void => {
    const chosen = new Map<number, LikelyDay[]>()
    for (const day of open.slice(0, Math.max(FEWEST, Math.ceil(open.length * share))))
      chosen.set(day.person, [...(chosen.get(day.person) ?? []), day])
    for (const [person, own] of chosen) {
      const half = own.slice(0, Math.ceil(own.length / 2))
      if (!settleAll(person, own) && !settleAll(person, half)) {
        const { day } = own[0] as LikelyDay
        settled.settle({ person, day, shift: rows[person]?.[day] as number })
      }
      mendLegs(person)
      keepFitting(person)
    }
  }

  const settleAll = (person: number, chosen: readonly LikelyDay[]): boolean => {
    for (const day of chosen) settled.settle(day)
    const row = rowFor(person)
    if (row !== null) rows[person] = row
    else for (const day of chosen) settled.reopen(day)
    return row !== null
  }

  /** A row that goes with what is settled: the one known, with some days found anew, or another. */
  const rowFor = (person: number): Row | null => {
    const known = rows[person] as Row
    if (settled.fits(person, known)) return known
    return mendRow(settled, search, person, known, paths.slotsOf(person)) ?? otherRow(person)
  }

  const otherRow = (person: number): Row | null => {
    scratch.guesses[person]?.set(paths.fines(person))
    return priceRow(ground, search, duals(), person, scratch, "quick").row
  }

  /** Finds legs anew that do otherwise than is settled; they begin and end as before. */
  const mendLegs = (person: number): void => {
    const slots = paths.slotsOf(person)
    for (let leg = 0; leg < count; leg++) {
      for (const part of [...mixture.partsOf(person * count + leg)]) {
        if (part.share < LEAST_MENDED || fits(person, leg, part.row)) continue
        const { row } = paths.leg(person, leg, part, slots)
        if (row !== null) addLeg(legs, mixture, { person, leg, mode: part.mode, days: row }, part.share)
      }
    }
  }

  const keepFitting = (person: number): void => {
    for (let leg = 0; leg < count; leg++) {
      const group = person * count + leg
      if (!mixture.partsOf(group).some(({ row }) => fits(person, leg, row)))
        addLegs(legs, mixture, person, rows[person] as Row, 1)
      mixture.keep(group, ({ row }) => fits(person, leg, row))
    }
  }

  const fits = (person: number, leg: number, row: Row): boolean => settled.fits(person, row, cuts[leg])

  const priceOpen = (): void => {
    mixture.solve(mixture.prices().slice(), REACH, enough)
    paths.lay(mixture.prices())
    for (const person of people.keys()) {
      if (!settled.of(person).includes(OPEN)) continue
      const { row } = paths.row(person)
      if (row !== null) addLegs(legs, mixture, person, row)
    }
    for (let group = 0; group < people.length * count; group++) mixture.keep(group, ({ idle }) => idle < IDLE)
  }

  /** Goes on with whole rows: those that legs come to, and some rounds of others. */
  const mixRows = (): MixtureDive => {
    const whole = createRowMixture(ground)
    for (const person of people.keys()) {
      addRow(ground, whole, person, rows[person] as Row)
      const how = { search, random, slots: paths.slotsOf(person) }
      for (const { row, share } of rowsOfLegs(legs, mixture, person)) {
        const kept = withinTotals(legs, ground, person, row, how)
        if (kept !== null) addRow(ground, whole, person, kept, share)
      }
      whole.keep(person, () => true)
    }
    const center = duals()
    whole.prices().set(center.subarray(demand))
    return createMixtureDive({
      ground,
      mixture: whole,
      search,
      random,
      center,
      stray,
      begun: { settled, warm: WARM },
    })
  }

  const step = (pace: DivePace): DiveState => {
    if (last !== null) return last.step(pace)
    if (round === 0) paths.lay(mixture.prices())
    if (round % pace.rounds === 0) {
      const open = openDays()
      left = open.length
      if (left <= legsUntil * people.length * days) {
        last = mixRows()
        return { isDone: false, left }
      }
      settleSome(open, pace.settled)
    }
    round++
    priceOpen()
    return { isDone: false, left }
  }
  return { step, roster: () => last?.roster() ?? rows.map((row) => row.slice()) }
}
