import { assignOneToOne, type Offers } from "./assign.ts"
import { chanceOf, oddsOfChance } from "./calibration.ts"
import { clusterLinks } from "./cluster.ts"
import { growing, growingWhole } from "./growing.ts"
import { type Links, linksWhere } from "./links.ts"
import type { Pool } from "./pool.ts"
import { splitByPartner } from "./split-units.ts"

/** The log-odds of two records, the smaller first; infinite where a person has said what they are. */
export type OddsOf = (one: number, other: number) => number

export type Resolution = {
  /** Every pair of records with the probability that they are one person, the smaller first. */
  readonly eachPair: (visit: (one: number, other: number, chance: number) => void) => void
  /** Records that are one person, two or more, of all lists. */
  readonly persons: () => readonly (readonly number[])[]
}

/** Means of log-odds over the rows of two units are taken within these bounds: no single row outvotes the others. */
const [LOWEST, HIGHEST] = [-12, 25]

/** In a list where more of the rows than this repeat a person, rows are events: each finds its person by itself. */
const REPEATING = 0.1

/** The offers between two lists and what came of them. */
type Assigned = Offers & { readonly chances: Float64Array }

/**
 * From odds pair by pair to people. Within a list the rows of one person become one unit, by average link; units of two
 * lists are then assigned to each other, at most one to one, so that the members of a household are told apart together;
 * at last the units of all lists are joined, again by average link. `reach`: see `clusterLinks`.
 */
export function resolve(pool: Pool, links: Links, oddsOf: OddsOf, reach: number): Resolution {
  const isWithin = (one: number, other: number) => pool.list[one] === pool.list[other]
  const groups = clusterLinks(linksWhere(links, isWithin), oddsOf, reach)
  const across = linksWhere(links, (one, other) => !isWithin(one, other))
  const units = unitsOf(pool, splitByPartner(groups, across, oddsOf))
  const apart = (one: number, other: number) => 1 - chanceOf(unitOdds(units, one, other, oddsOf))
  const never = () => 0
  const assigned = offersOf(pool, units, links, oddsOf).map((offers): Assigned => {
    const left = units.listOf(offers.left[0] ?? 0)
    const right = units.listOf(offers.right[0] ?? 0)
    const chances = assignOneToOne(
      offers,
      pool.size,
      units.repeats(left) ? never : apart,
      units.repeats(right) ? never : apart,
    )
    return { ...offers, chances }
  })
  return {
    eachPair: (visit) => eachRowPair(units, assigned, oddsOf, visit),
    persons: () => personsOf(pool, units, assigned),
  }
}

/** Units by the first of their records. */
type Units = {
  readonly of: (record: number) => number
  /** Those of two or more records. */
  readonly members: ReadonlyMap<number, readonly number[]>
  readonly listOf: (unit: number) => number
  readonly repeats: (list: number) => boolean
}

function unitsOf({ lists, list }: Pool, groups: readonly (readonly number[])[]): Units {
  const of = new Map<number, number>()
  const members = new Map<number, readonly number[]>()
  const repeated = lists.map(() => 0)
  for (const group of groups) {
    const sorted = group.toSorted((one, other) => one - other)
    const [first = 0] = sorted
    for (const record of sorted) of.set(record, first)
    members.set(first, sorted)
    const at = list[first] ?? 0
    repeated[at] = (repeated[at] ?? 0) + sorted.length - 1
  }
  return {
    of: (record) => of.get(record) ?? record,
    members,
    listOf: (unit) => list[unit] ?? 0,
    repeats: (at) => (repeated[at] ?? 0) > REPEATING * (lists[at]?.ids.length ?? 0),
  }
}

/** The units that some pair of rows joins, for each two lists they come from. */
function offersOf(pool: Pool, units: Units, { one, other, odds }: Links, oddsOf: OddsOf): Offers[] {
  const seen = new Set<number>()
  const groups = new Map<number, ReturnType<typeof growingOffers>>()
  for (let at = 0; at < one.length; at += 1) {
    // records stand list behind list, so the smaller is of the earlier list
    const left = units.of(one[at] ?? 0)
    const right = units.of(other[at] ?? 0)
    const lists = units.listOf(left) * pool.lists.length + units.listOf(right)
    if (units.listOf(left) === units.listOf(right)) continue
    const ofSeveral = units.members.has(left) || units.members.has(right)
    const code = left * pool.size + right
    if (ofSeveral && seen.has(code)) continue
    if (ofSeveral) seen.add(code)
    const found = ofSeveral ? unitOdds(units, left, right, oddsOf) : boundedOdds(odds[at] ?? 0)
    if (found === Number.NEGATIVE_INFINITY) continue
    const group = groups.get(lists) ?? growingOffers()
    groups.set(lists, group)
    group.push(left, right, found)
  }
  return Array.from(groups.values(), ({ finish }) => finish())
}

function growingOffers() {
  const left = growingWhole()
  const right = growingWhole()
  const odds = growing()
  return {
    push: (one: number, other: number, of: number) => {
      left.push(one)
      right.push(other)
      odds.push(of)
    },
    finish: (): Offers => ({ left: left.finish(), right: right.finish(), odds: odds.finish() }),
  }
}

/** What a person said outvotes everything. */
function boundedOdds(odds: number): number {
  if (odds === Number.NEGATIVE_INFINITY) return odds
  return Math.max(LOWEST, odds === Number.POSITIVE_INFINITY ? 1e6 : Math.min(HIGHEST, odds))
}

function unitOdds({ members }: Units, left: number, right: number, oddsOf: OddsOf): number {
  let sum = 0
  let most = LOWEST
  const ofLeft = members.get(left) ?? [left]
  const ofRight = members.get(right) ?? [right]
  for (const one of ofLeft) {
    for (const other of ofRight) {
      const odds = boundedOdds(oddsOf(Math.min(one, other), Math.max(one, other)))
      if (odds === Number.NEGATIVE_INFINITY) return odds
      sum += odds
      most = Math.max(most, odds)
    }
  }
  return (sum / (ofLeft.length * ofRight.length) + most) / 2
}

function eachRowPair(
  { members }: Units,
  assigned: readonly Assigned[],
  oddsOf: OddsOf,
  visit: (one: number, other: number, chance: number) => void,
): void {
  for (const { left, right, chances } of assigned) {
    for (let at = 0; at < chances.length; at += 1) {
      const chance = chances[at] ?? 0
      const unit = left[at] ?? 0
      const partner = right[at] ?? 0
      const ofUnit = members.get(unit)
      const ofPartner = members.get(partner)
      if (ofUnit === undefined && ofPartner === undefined) {
        visit(unit, partner, chance)
        continue
      }
      for (const one of ofUnit ?? [unit]) {
        for (const other of ofPartner ?? [partner]) visit(one, other, chance)
      }
    }
  }
  for (const unit of members.values()) {
    unit.forEach((one, at) => {
      // the group as a whole has brought them together, whatever they are by themselves
      for (const other of unit.slice(at + 1)) visit(one, other, Math.max(0.5, chanceOf(oddsOf(one, other))))
    })
  }
}

function personsOf(
  pool: Pool,
  { members }: Units,
  assigned: readonly Assigned[],
): readonly (readonly number[])[] {
  const links = {
    one: Int32Array.from(assigned.flatMap(({ left }) => [...left])),
    other: Int32Array.from(assigned.flatMap(({ right }) => [...right])),
    odds: Float64Array.from(assigned.flatMap(({ chances }) => Array.from(chances, oddsOfChance))),
  }
  const known = new Map<number, number>()
  links.odds.forEach((odds, at) => {
    known.set((links.one[at] ?? 0) * pool.size + (links.other[at] ?? 0), odds)
  })
  const joined = clusterLinks(links, (one, other) => known.get(one * pool.size + other) ?? oddsOfChance(0))
  const taken = new Set(joined.flat())
  const alone = [...members.keys()].filter((unit) => !taken.has(unit)).map((unit) => [unit])
  return [...joined, ...alone].map((units) => units.flatMap((unit) => members.get(unit) ?? [unit]))
}
