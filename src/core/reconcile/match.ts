import type { Wanted } from "./blocking.ts"
import { type Calibration, chanceOf, UNCALIBRATED } from "./calibration.ts"
import { findCandidates } from "./candidates.ts"
import { type Decision, type RowRef, standingDecisions } from "./decisions.ts"
import { type ChosenKinds, gatherEvidence } from "./evidence.ts"
import { explainPair, type Waterfall } from "./explain.ts"
import { learnModel } from "./learn.ts"
import { type Links, linksAbove, linksWhere } from "./links.ts"
import type { List } from "./list.ts"
import { orderOfLists, type Pool, poolOf } from "./pool.ts"
import { createReaders, type Readers, type Reading } from "./readers.ts"
import { resolve } from "./resolve.ts"
import { createScorer, type Scorer } from "./scorer.ts"
import { type KnownStrangers, strangersShares } from "./strangers.ts"
import type { Texts } from "./texts.ts"

export type MatchOptions = Reading & {
  /** For the pairs that are drawn by chance. */
  readonly seed: number
  readonly kinds?: ChosenKinds
  readonly decisions?: readonly Decision[]
  readonly calibration?: Calibration
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void
}

/** Two rows and the probability that they are one person. */
export type MatchedPair = { readonly one: RowRef; readonly other: RowRef; readonly chance: number }

export type PairOfRowsListener = (
  list: number,
  row: number,
  otherList: number,
  otherRow: number,
  chance: number,
) => void

export type Matching = {
  /** All pairs that came into question, of two lists and of one. */
  readonly pairs: readonly MatchedPair[]
  /** The same one by one: of a million pairs none is kept. */
  readonly eachPair: (visit: (pair: MatchedPair) => void) => void
  /** The same by the places of the lists and of their rows, for whoever needs no object and no text of a pair. */
  readonly eachPairOfRows: (visit: PairOfRowsListener) => void
  /** Rows that are one person, two or more. */
  readonly persons: () => readonly (readonly RowRef[])[]
  /**
   * The chance that a row and one of another list, by its place, are one person when both say just the same: where it is
   * low the row says too little for anybody to be known by it.
   */
  readonly clarityOf: (row: RowRef, list: number) => number
  /** Why two rows have their score; null when one of them is not there. */
  readonly explain: (one: RowRef, other: RowRef) => Waterfall | null
  /** The same of two rows of one list, as if the other had just come in from elsewhere: of its own doubles a list has few. */
  readonly explainAsAdded: (one: RowRef, other: RowRef) => Waterfall | null
}

/** About how much of the work is done when all is read, and when all is compared. */
const [SHARE_OF_READING, SHARE_OF_ALL_BUT_PEOPLE] = [0.3, 0.8]

/** A pair at worse log-odds than this does not come into question. */
const HOPELESS = -7

/**
 * Someone written down many times, now so and now so, is known by the writing that comes closest. Where families stand in
 * the lists that would lead from parent to child, so there the writing that is farthest off counts.
 */
const [CLOSEST, FARTHEST] = [0.7, -0.5]

/** Above so many rows doubles within several lists are not sought along with what joins them. */
const MANY = 250_000

/**
 * Finds the rows of one list, or of several, that are one person; learns how from the lists themselves. Neither the order
 * of the lists nor that of their rows changes the result. What a person has said stands, whatever the score.
 */
export function matchLists(lists: readonly List<Texts>[], options: MatchOptions): Matching {
  const rows = lists.reduce((sum, { ids }) => sum + ids.length, 0)
  const wanted: Wanted = lists.length > 1 && rows > MANY ? (one, other) => one !== other : () => true
  return matchWith(lists, { readers: createReaders(options), strangers: new Map() }, options, wanted)
}

/** What stays from one matching for the next: cells read before, and how strangers agree. */
export type Learned = { readonly readers: Readers; readonly strangers: KnownStrangers }

/** The same, from what was learned before, and only for `wanted` lists held against each other. */
export function matchWith(
  given: readonly List<Texts>[],
  { readers, strangers }: Learned,
  options: MatchOptions,
  wanted: Wanted,
): Matching {
  const order = orderOfLists(given)
  const pool = poolOf(order.map((at) => given[at] as List))
  const evidence = gatherEvidence(pool, readers, options.kinds)
  const isWanted: Wanted = (one, other) => wanted(order[one] ?? 0, order[other] ?? 0)
  const tell = options.onProgress ?? (() => {})
  tell(SHARE_OF_READING)
  const { comparison, pairs, sessions } = findCandidates(pool, evidence, isWanted, (done) =>
    tell(SHARE_OF_READING + done * (SHARE_OF_ALL_BUT_PEOPLE - SHARE_OF_READING)),
  )
  const model = learnModel(comparison, strangersShares(pool, comparison, options.seed, strangers), sessions)
  const scorer = createScorer(pool, comparison, model, pairs)
  const rows = rowsOf(pool, order)
  const said = saidOdds(pool, rows, options.decisions ?? [])
  const { slope, shift } = options.calibration ?? UNCALIBRATED
  const oddsOf = (one: number, other: number) =>
    said.get(one * pool.size + other) ?? slope * scorer.oddsOf(one, other) + shift
  const odds = scorer.oddsOfAll(pairs)
  for (let at = 0; at < odds.length; at += 1) odds[at] = slope * (odds[at] ?? 0) + shift
  const found = linksAbove(pairs, odds, HOPELESS)
  const links = withSaid(pool, found, said)
  const resolved = resolve(pool, links, oddsOf, model.knowsKin ? FARTHEST : CLOSEST)
  tell(1)
  const eachPairOfRows = (visit: PairOfRowsListener) => {
    const { list, row } = pool
    const show = (one: number, other: number, chance: number) => {
      const a = order[list[one] ?? 0] ?? 0
      const b = order[list[other] ?? 0] ?? 0
      visit(a, row[one] ?? 0, b, row[other] ?? 0, chance)
    }
    resolved.eachPair((one, other, chance) => {
      if (said.size === 0 || !said.has(one * pool.size + other)) show(one, other, chance)
    })
    // what was said is certain, whatever else was found
    for (const [code, odds] of said) show(Math.floor(code / pool.size), code % pool.size, odds > 0 ? 1 : 0)
  }
  const eachPair = (visit: (pair: MatchedPair) => void) => {
    const refOf = (list: number, row: number): RowRef => ({ list, id: given[list]?.ids.at(row) ?? "" })
    eachPairOfRows((list, row, otherList, otherRow, chance) =>
      visit({ one: refOf(list, row), other: refOf(otherList, otherRow), chance }),
    )
  }
  const explainWith = (one: RowRef, other: RowRef, priorOf: Scorer["priorOf"]) => {
    const [a, b] = [rows.recordOf(one), rows.recordOf(other)]
    if (a === undefined || b === undefined) return null
    const [first, second] = [Math.min(a, b), Math.max(a, b)]
    return explainPair(comparison, model, scorer.rarityOf, priorOf(first, second), first, second)
  }
  let known: MatchedPair[] | undefined
  return {
    get pairs() {
      if (known === undefined) {
        const pairs: MatchedPair[] = []
        eachPair((pair) => pairs.push(pair))
        known = pairs
      }
      return known
    },
    eachPair,
    eachPairOfRows,
    persons: () => resolved.persons().map((records) => records.map(rows.refOf)),
    clarityOf: (row, list) => {
      const record = rows.recordOf(row)
      return record === undefined ? 0 : chanceOf(scorer.oddsOfTwin(record, order.indexOf(list)))
    },
    explain: (one, other) => explainWith(one, other, scorer.priorOf),
    explainAsAdded: (one, other) =>
      explainWith(one, other, (a) => scorer.priorAsIfThere(a, order.indexOf(one.list))),
  }
}

/** Between the pool's records and the rows as their lists were handed over. */
type Rows = {
  readonly refOf: (record: number) => RowRef
  readonly recordOf: (row: RowRef) => number | undefined
}

function rowsOf({ lists, list, row }: Pool, order: readonly number[]): Rows {
  const places = new Map<string, number>()
  const refOf = (record: number): RowRef => {
    const at = list[record] ?? 0
    return { list: order[at] ?? 0, id: lists[at]?.ids.at(row[record] ?? 0) ?? "" }
  }
  const recordOf = ({ list: at, id }: RowRef) => {
    if (places.size === 0) {
      list.forEach((_, record) => {
        const ref = refOf(record)
        places.set(`${ref.list} ${ref.id}`, record)
      })
    }
    return places.get(`${at} ${id}`)
  }
  return { refOf, recordOf }
}

/** What was said of two records as log-odds without bound, by `smaller × size + larger`. */
function saidOdds({ size }: Pool, rows: Rows, decisions: readonly Decision[]): ReadonlyMap<number, number> {
  return new Map(
    standingDecisions(decisions).flatMap(({ one, other, said }) => {
      const [a, b] = [rows.recordOf(one), rows.recordOf(other)]
      if (a === undefined || b === undefined) return []
      const odds = said === "same" ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
      return [[Math.min(a, b) * size + Math.max(a, b), odds] as const]
    }),
  )
}

/** The links with those of which something was said. */
function withSaid({ size }: Pool, links: Links, said: ReadonlyMap<number, number>): Links {
  if (said.size === 0) return links
  const { one, other, odds } = linksWhere(links, (left, right) => !said.has(left * size + right))
  const codes = [...said.keys()]
  return {
    one: Int32Array.from([...one, ...codes.map((code) => Math.floor(code / size))]),
    other: Int32Array.from([...other, ...codes.map((code) => code % size)]),
    odds: Float64Array.from([...odds, ...said.values()]),
  }
}
