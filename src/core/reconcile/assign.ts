import { createForest } from "./forest.ts"

/** Possible pairs of two units, one of each side, with the logarithm of their odds. */
export type Offers = {
  readonly left: Int32Array
  readonly right: Int32Array
  readonly odds: Float64Array
}

/**
 * Whether two units of one side are different people, from 0 to 1: those that may be one person twice do not stand in
 * each other's way.
 */
export type Apart = (one: number, other: number) => number

const ROUNDS = 30

/** Odds beyond this are taken as this, so that nothing overflows. */
const MOST = 40

/**
 * The chance of each offer when every unit has at most one partner: of the people who share a door and a telephone each
 * is somebody of the other list, but no two are the same one. Each side, with "nobody" among its choices, is brought to
 * one in turn until both settle; so nothing depends on order. Units are numbered below `units`, on both sides apart.
 */
export function assignOneToOne(
  offers: Offers,
  units: number,
  apartLeft: Apart,
  apartRight: Apart,
): Float64Array {
  const { left, right, odds } = offers
  const forest = createForest(units)
  for (let at = 0; at < left.length; at += 1) forest.join(left[at] ?? 0, right[at] ?? 0)
  const contested = new Map<number, number[]>()
  const count = new Int32Array(units)
  for (let at = 0; at < left.length; at += 1) {
    const root = forest.rootOf(left[at] ?? 0)
    count[root] = (count[root] ?? 0) + 1
  }
  const chances = new Float64Array(odds.length)
  for (let at = 0; at < chances.length; at += 1) {
    const root = forest.rootOf(left[at] ?? 0)
    const group = contested.get(root)
    if (count[root] === 1) chances[at] = chanceAlone(odds[at] ?? 0)
    else if (group === undefined) contested.set(root, [at])
    else group.push(at)
  }
  for (const group of contested.values()) settle(offers, group, chances, apartLeft, apartRight)
  return chances
}

function chanceAlone(odds: number): number {
  return 1 / (1 + Math.exp(-Math.min(MOST, odds)))
}

type Rival = { readonly place: number; readonly onLeft: boolean; readonly apart: number }

/** Writes the chances of a group of offers within reach of each other. */
function settle(
  { left, right, odds }: Offers,
  group: readonly number[],
  chances: Float64Array,
  apartLeft: Apart,
  apartRight: Apart,
): void {
  const weights = group.map((at) => Math.exp(Math.min(MOST, odds[at] ?? 0)))
  const rivals = group.map((at, own) =>
    group.flatMap((other, place): Rival[] => {
      if (place === own) return []
      if (left[other] === left[at])
        return [{ place, onLeft: true, apart: apartRight(right[at] ?? 0, right[other] ?? 0) }]
      if (right[other] === right[at])
        return [{ place, onLeft: false, apart: apartLeft(left[at] ?? 0, left[other] ?? 0) }]
      return []
    }),
  )
  let fromLeft = weights
  let fromRight = weights
  for (let round = 0; round < ROUNDS; round += 1) {
    fromLeft = weights.map((weight, at) => weight / (1 + pressure(rivals[at] ?? [], true, fromRight)))
    fromRight = weights.map((weight, at) => weight / (1 + pressure(rivals[at] ?? [], false, fromLeft)))
  }
  group.forEach((at, place) => {
    const odds = ((fromLeft[place] ?? 0) * (fromRight[place] ?? 0)) / (weights[place] ?? 1)
    chances[at] = odds / (1 + odds)
  })
}

function pressure(rivals: readonly Rival[], onLeft: boolean, messages: readonly number[]): number {
  let sum = 0
  for (const rival of rivals) if (rival.onLeft === onLeft) sum += rival.apart * (messages[rival.place] ?? 0)
  return sum
}
