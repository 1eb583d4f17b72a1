import type { Random } from "../kit/random.ts"
import type { Contract } from "./contract.ts"
import type { Ground } from "./ground.ts"
import type { Leg, LegMixture, Legs } from "./legs.ts"
import type { Part } from "./pieces.ts"
import type { Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import type { RowSearch } from "./row-search.ts"

export type RowShare = { readonly row: Row; readonly share: number }

/** As much as is left of a leg's share. */
type Left = { readonly leg: Part<Leg>; share: number }

type Way = { readonly width: number; readonly legs: readonly Left[] }

const MOST_ROWS = 30
const SMALLEST = 1e-3

/** The whole rows that a person's legs come to, the widest first: what a row takes of each leg is taken from it. */
export function rowsOfLegs(legs: Legs, mixture: LegMixture, person: number): RowShare[] {
  const { ground, cuts, count } = legs
  const { start } = ground.contracts[person] as Contract
  const left = Array.from({ length: count }, (_, leg) =>
    mixture
      .partsOf(person * count + leg)
      .filter(({ share }) => share > SMALLEST)
      .map((part): Left => ({ leg: part, share: part.share })),
  )
  const rows: RowShare[] = []
  while (rows.length < MOST_ROWS) {
    const widest = widestWay(left, start)
    if (widest === null) break
    const row = new Int16Array(ground.problem.days)
    for (const [at, each] of widest.legs.entries()) {
      row.set(each.leg.row, cuts[at])
      each.share -= widest.width
    }
    rows.push({ row, share: widest.width })
  }
  return rows
}

/** Of the ways through all legs that go together, the one whose least share is largest. */
function widestWay(left: readonly (readonly Left[])[], start: number): Way | null {
  let ways = new Map<number, Way>([[start, { width: 1, legs: [] }]])
  for (const here of left) {
    const then = new Map<number, Way>()
    for (const each of here) {
      const before = ways.get(each.leg.mode)
      if (before === undefined) continue
      const width = Math.min(before.width, each.share)
      const known = then.get(each.leg.exit)?.width ?? SMALLEST
      if (width > known) then.set(each.leg.exit, { width, legs: [...before.legs, each] })
    }
    ways = then
  }
  return [...ways.values()].reduce<Way | null>(
    (widest, way) => (widest === null || way.width > widest.width ? way : widest),
    null,
  )
}

/**
 * A row that keeps what people may have in all: the same one, or one with a leg found anew; null where none is found.
 * `slots`: what a slot costs the person.
 */
export function withinTotals(
  { cuts, count }: Legs,
  ground: Ground,
  person: number,
  row: Row,
  { search, random, slots }: { search: RowSearch; random: Random; slots: Float64Array },
): Row | null {
  if (keepsTotals(ground, person, row, slots)) return row
  const first = random.whole(0, count - 1)
  for (let each = 0; each < count; each++) {
    const at = (first + each) % count
    const [from = 0, until = row.length] = cuts.slice(at, at + 2)
    const { row: days } = search.find(askFor(ground, person, row, from, until, slots), "quick")
    if (days === null) continue
    const mended = row.slice()
    mended.set(days, from)
    return mended
  }
  return null
}

function keepsTotals(ground: Ground, person: number, row: Row, slots: Float64Array): boolean {
  // nothing is asked for, so that all is used
  const { contract, limits, most, least, weekends } = askFor(ground, person, row, 0, 0, slots)
  const isCounted = contract.unit > 0
  return limits.every((left) => left >= 0) && weekends >= 0 && (!isCounted || (most >= 0 && least <= 0))
}
