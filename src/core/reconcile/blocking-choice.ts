import { type CutRule, pairsIn, type Rule } from "./blocking.ts"
import { together } from "./blocking-keys.ts"
import { createPairSharer, type PairSharer } from "./shared-pairs.ts"

/** How often a field of somebody's is spoilt, by a slip or a gap: a judgement. */
const SPOILT = 0.1

/** A rule that finds less than so large a part of the people besides those found is not worth its pairs. */
const WORTH_WHILE = 0.0005

/** So many fields are looked at, those of the most values: the ways in which they can be spoilt double with each. */
const MOST_FIELDS = 10

/** Among many records a field by itself is worth its pairs only if less than so large a part of its blocks is too large. */
const TOO_COMMON = 0.5

export function isTelling({ joined, dropped }: CutRule): boolean {
  return dropped < TOO_COMMON * (joined + dropped)
}

/** The rule of two keys together. */
export function double(one: Rule, other: Rule, share: PairSharer): Rule[] {
  const keysOf = ({ slots, keys }: Rule) => ({ ids: slots[0] ?? new Int32Array(), keys })
  return together(
    `${one.name} and ${other.name}`,
    [...new Set([...one.heldOut, ...other.heldOut])],
    keysOf(one),
    keysOf(other),
    share,
  )
}

export function pairsOf<T>(all: readonly T[]): (readonly [T, T])[] {
  return all.flatMap((one, at) => all.slice(at + 1).map((other) => [one, other] as const))
}

/**
 * Of all rules of two keys those that find most of the people whom the rules before leave unfound, one after the other,
 * when fields are spoilt now and then and independently of each other.
 */
export function chooseDoubles(
  singles: readonly Rule[],
  before: readonly CutRule[],
  budget: number,
  size: number,
): Rule[] {
  const known = singles
    .filter(({ keys }) => keys > 2)
    .toSorted((one, other) => other.keys - one.keys)
    .slice(0, MOST_FIELDS)
    .map((rule) => ({ rule, pairs: pairsIn(rule) }))
  const bitOf = ({ name }: Rule) => {
    const at = known.findIndex(({ rule }) => rule.name === name)
    return at < 0 ? 0 : 1 << at
  }
  // the chance that just the fields of a state are sound and the person is not found by them
  const missed = Float64Array.from({ length: 1 << known.length }, (_, state) =>
    known.reduce((chance, _, at) => chance * ((state >> at) & 1 ? 1 - SPOILT : SPOILT), 1),
  )
  const gain = (bits: number, covers: number) => {
    let sum = 0
    for (let state = 0; state < missed.length; state += 1) {
      if ((state & bits) === bits) sum += covers * (missed[state] ?? 0)
    }
    return sum
  }
  const take = (bits: number, covers: number) => {
    for (let state = 0; state < missed.length; state += 1) {
      if ((state & bits) === bits) missed[state] = (1 - covers) * (missed[state] ?? 0)
    }
  }
  for (const rule of before) if (bitOf(rule) > 0) take(bitOf(rule), 1 - rule.dropped / size)
  const all = (size * size) / 2
  const doubles = pairsOf(known).map(([one, other]) => ({
    ...{ one: one.rule, other: other.rule, bits: bitOf(one.rule) | bitOf(other.rule) },
    covers: Math.min(1, budget / Math.max(1, (one.pairs * other.pairs) / all)),
  }))
  const chosen: Rule[] = []
  const share = createPairSharer()
  for (;;) {
    const gains = doubles.map(({ bits, covers }) => gain(bits, covers))
    const most = Math.max(...gains)
    const best = doubles[gains.indexOf(most)]
    if (best === undefined || most < WORTH_WHILE) return chosen
    chosen.push(...double(best.one, best.other, share))
    take(best.bits, best.covers)
  }
}
