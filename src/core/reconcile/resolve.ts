import { assignOneToOne, type Offer } from "./assign.ts"
import { chanceOf, oddsOfChance } from "./calibration.ts"
import { clusterLinks, type Link } from "./cluster.ts"
import type { Pool } from "./pool.ts"

/** The log-odds of two records, the smaller first; infinite where a person has said what they are. */
export type OddsOf = (one: number, other: number) => number

/** Two records of the pool and the probability that they are one person. */
export type Resolved = { readonly one: number; readonly other: number; readonly chance: number }

export type Resolution = {
  readonly pairs: readonly Resolved[]
  /** Records that are one person, two or more, of all lists. */
  readonly persons: () => readonly (readonly number[])[]
}

/** Means of log-odds over the rows of two units are taken within these bounds: no single row outvotes the others. */
const [LOWEST, HIGHEST] = [-12, 25]

/** In a list where more of the rows than this repeat a person, rows are events: each finds its person by itself. */
const REPEATING = 0.1

/**
 * From odds pair by pair to people. Within a list the rows of one person become one unit, by average link; units of two
 * lists are then assigned to each other, at most one to one, so that the members of a household are told apart together;
 * at last the units of all lists are joined, again by average link. `reach`: see `clusterLinks`.
 */
export function resolve(pool: Pool, links: readonly Link[], oddsOf: OddsOf, reach: number): Resolution {
  const isAcross = ({ one, other }: Link) => pool.list[one] !== pool.list[other]
  const across = links.filter(isAcross)
  const units = unitsOf(
    pool,
    clusterLinks(
      links.filter((link) => !isAcross(link)),
      oddsOf,
      reach,
    ),
  )
  const offers = offersOf(pool, units, across, oddsOf)
  const resolved = new Map<number, number>()
  for (const group of offers.values()) {
    const apart = (one: number, other: number) => 1 - chanceOf(unitOdds(units, one, other, oddsOf))
    const never = () => 0
    const [left, right] = [units.listOf(group[0]?.left ?? 0), units.listOf(group[0]?.right ?? 0)]
    const chances = assignOneToOne(
      group,
      units.repeats(left) ? never : apart,
      units.repeats(right) ? never : apart,
    )
    group.forEach((offer, at) => {
      resolved.set(codeOf(pool, offer.left, offer.right), chances[at] ?? 0)
    })
  }
  return {
    pairs: rowPairs(pool, units, offers, resolved, oddsOf),
    persons: () => personsOf(pool, units, offers, resolved),
  }
}

/** Units by the first of their records. */
type Units = {
  readonly of: Int32Array
  readonly members: ReadonlyMap<number, readonly number[]>
  readonly listOf: (unit: number) => number
  readonly repeats: (list: number) => boolean
}

function unitsOf({ size, lists, list }: Pool, groups: readonly (readonly number[])[]): Units {
  const of = Int32Array.from({ length: size }, (_, record) => record)
  const members = new Map<number, readonly number[]>()
  const repeated = lists.map(() => 0)
  for (const group of groups) {
    const sorted = group.toSorted((one, other) => one - other)
    const [first = 0] = sorted
    for (const record of sorted) of[record] = first
    members.set(first, sorted)
    const at = list[first] ?? 0
    repeated[at] = (repeated[at] ?? 0) + sorted.length - 1
  }
  return {
    of,
    members,
    listOf: (unit) => list[unit] ?? 0,
    repeats: (at) => (repeated[at] ?? 0) > REPEATING * (lists[at]?.ids.length ?? 0),
  }
}

/** The units that some pair of rows joins, by the two lists they come from. */
function offersOf(
  pool: Pool,
  units: Units,
  across: readonly Link[],
  oddsOf: OddsOf,
): ReadonlyMap<number, readonly Offer[]> {
  const seen = new Set<number>()
  const offers = new Map<number, Offer[]>()
  for (const { one, other } of across) {
    const [first, second] = (pool.list[one] ?? 0) < (pool.list[other] ?? 0) ? [one, other] : [other, one]
    const [left, right] = [units.of[first] ?? 0, units.of[second] ?? 0]
    const code = codeOf(pool, left, right)
    if (seen.has(code)) continue
    seen.add(code)
    const lists = (pool.list[left] ?? 0) * pool.lists.length + (pool.list[right] ?? 0)
    const offer = { left, right, odds: unitOdds(units, left, right, oddsOf) }
    if (offer.odds === Number.NEGATIVE_INFINITY) continue
    const group = offers.get(lists)
    if (group === undefined) offers.set(lists, [offer])
    else group.push(offer)
  }
  return offers
}

function unitOdds({ members }: Units, left: number, right: number, oddsOf: OddsOf): number {
  let sum = 0
  let most = LOWEST
  const [ofLeft, ofRight] = [members.get(left) ?? [left], members.get(right) ?? [right]]
  for (const one of ofLeft) {
    for (const other of ofRight) {
      const odds = oddsOf(Math.min(one, other), Math.max(one, other))
      if (odds === Number.NEGATIVE_INFINITY) return odds
      const bounded = Math.max(LOWEST, odds === Number.POSITIVE_INFINITY ? 1e6 : Math.min(HIGHEST, odds))
      sum += bounded
      most = Math.max(most, bounded)
    }
  }
  return (sum / (ofLeft.length * ofRight.length) + most) / 2
}

function rowPairs(
  pool: Pool,
  { members, of }: Units,
  offers: ReadonlyMap<number, readonly Offer[]>,
  resolved: ReadonlyMap<number, number>,
  oddsOf: OddsOf,
): Resolved[] {
  const pairs: Resolved[] = []
  const push = (one: number, other: number, chance: number) => {
    pairs.push({ one: Math.min(one, other), other: Math.max(one, other), chance })
  }
  for (const group of offers.values()) {
    for (const { left, right } of group) {
      const chance = resolved.get(codeOf(pool, of[left] ?? 0, of[right] ?? 0)) ?? 0
      for (const one of members.get(left) ?? [left]) {
        for (const other of members.get(right) ?? [right]) push(one, other, chance)
      }
    }
  }
  for (const unit of members.values()) {
    unit.forEach((one, at) => {
      // the group as a whole has brought them together, whatever they are by themselves
      for (const other of unit.slice(at + 1)) push(one, other, Math.max(0.5, chanceOf(oddsOf(one, other))))
    })
  }
  return pairs.sort((one, other) => one.one - other.one || one.other - other.other)
}

function personsOf(
  pool: Pool,
  { members }: Units,
  offers: ReadonlyMap<number, readonly Offer[]>,
  resolved: ReadonlyMap<number, number>,
): readonly (readonly number[])[] {
  const chanceOfUnits = (one: number, other: number) =>
    resolved.get(codeOf(pool, one, other)) ?? resolved.get(codeOf(pool, other, one)) ?? 0
  const links = [...offers.values()].flat().map(({ left, right }) => ({
    ...{ one: Math.min(left, right), other: Math.max(left, right) },
    odds: oddsOfChance(chanceOfUnits(left, right)),
  }))
  const joined = clusterLinks(links, (one, other) => oddsOfChance(chanceOfUnits(one, other)))
  const taken = new Set(joined.flat())
  const alone = [...members.keys()].filter((unit) => !taken.has(unit)).map((unit) => [unit])
  return [...joined, ...alone].map((units) => units.flatMap((unit) => members.get(unit) ?? [unit]))
}

function codeOf({ size }: Pool, left: number, right: number): number {
  return left * size + right
}
