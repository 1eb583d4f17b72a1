import { listOf } from "../../src/core/reconcile/list.ts"
import { matchLists } from "../../src/core/reconcile/match.ts"
import { febrlLike } from "../../test/support/matching/febrl-like.ts"
import { historicalLike } from "../../test/support/matching/historical-like.ts"
import type { Written } from "../../test/support/matching/written.ts"
import type { Line } from "../kit/lines.ts"
import { tell } from "../kit/measure.ts"
import { drawnNeighbourhood, measureDecided } from "./neighbourhood.ts"

/** Rules and one bound of the desk were made by looking at 21 and 31; of the others only the sums were looked at. */
const [FEW, ALL] = [
  [21, 22, 23],
  [21, 22, 23, 24, 25, 31, 32, 33, 34, 35],
]

const LISTS = ["survey", "gate", "pushed"] as const
const WANTED = [99.7, 98, 99.9] as const

/** Lists of the project's own generators, with known truth: neighbourhoods of many seeds and senders, and people of other times and places. */
export function measureDrawn(full: boolean): Line[] {
  const seeds = full ? ALL : FEW
  const kinds = [
    { what: "", noise: 1, otherSenders: false },
    { what: " of other senders", noise: 1, otherSenders: true },
    ...(full
      ? [
          { what: ", half the slips", noise: 0.5, otherSenders: false },
          { what: ", twice the slips", noise: 2, otherSenders: false },
        ]
      : []),
  ]
  return [
    ...kinds.flatMap((kind) => ofNeighbourhoods(seeds, kind)),
    ...PEOPLE.map(({ what, draw }): Line => {
      tell(what)
      return { what: `F1 of ${what}`, measured: 100 * f1Of(draw(full)), unit: "%" }
    }),
  ]
}

function ofNeighbourhoods(
  seeds: readonly number[],
  { what, noise, otherSenders }: { what: string; noise: number; otherSenders: boolean },
): Line[] {
  const all = seeds.map((seed) => {
    tell(`neighbourhood ${seed}${what}`)
    return measureDecided(drawnNeighbourhood({ seed, homes: 1362, noise, otherSenders }))
  })
  const mean = (of: (one: (typeof all)[number]) => number) =>
    (100 * all.reduce((sum, one) => sum + of(one), 0)) / all.length
  const usual = noise === 1
  return [
    {
      what: `rows of ${seeds.length} drawn neighbourhoods${what} decided`,
      ...{ measured: mean(({ share }) => share), unit: "%", ...(usual && { wanted: { least: 97 } }) },
    },
    {
      what: "  of these rightly",
      ...{
        measured: mean(({ precision }) => precision),
        unit: "%",
        ...(usual && { wanted: { least: 99.9 } }),
      },
    },
    {
      what: "    where it is worst",
      ...{ measured: 100 * Math.min(...all.map(({ precision }) => precision)), unit: "%" },
    },
    ...LISTS.map(
      (list, at): Line => ({
        what: `  row to person, ${list}`,
        measured: mean(({ toPerson }) => toPerson[at] ?? 0),
        ...{ unit: "%", ...(usual && { wanted: { least: WANTED[at] ?? 0 } }) },
      }),
    ),
  ]
}

/** In the manner of public sets that are not at hand: FEBRL's third and fourth, and people of past centuries, about ten records each. */
const PEOPLE: readonly { readonly what: string; readonly draw: (full: boolean) => Written }[] = [
  {
    what: "records with up to five copies of many slips",
    draw: (full) => febrlLike({ seed: 3, people: full ? 2000 : 500, most: 5, changes: 4 }),
  },
  {
    what: "historical persons",
    draw: (full) => historicalLike({ seed: 5, people: full ? 5000 : 500, noise: 1 }),
  },
]

function f1Of({ header, rows, personOf }: Written): number {
  const { eachPair } = matchLists([listOf(header, rows)], { seed: 1, thisYear: 2026, rooms: null })
  const counts = new Map<string, number>()
  for (const person of personOf.values()) counts.set(person, (counts.get(person) ?? 0) + 1)
  const all = [...counts.values()].reduce((sum, count) => sum + (count * (count - 1)) / 2, 0)
  let [found, right] = [0, 0]
  eachPair(({ one, other, chance }) => {
    if (chance < 0.5) return
    found += 1
    if (personOf.get(one.id) === personOf.get(other.id)) right += 1
  })
  return (2 * right) / Math.max(1, found + all)
}
