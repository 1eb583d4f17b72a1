/** A possible pair of two units, one of each side, with the logarithm of its odds. */
export type Offer = { readonly left: number; readonly right: number; readonly odds: number }

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
 * one in turn until both settle; so nothing depends on order.
 */
export function assignOneToOne(offers: readonly Offer[], apartLeft: Apart, apartRight: Apart): Float64Array {
  const chances = new Float64Array(offers.length)
  for (const group of contested(offers)) {
    const own = group.map((at) => offers[at] as Offer)
    settle(own, apartLeft, apartRight).forEach((chance, at) => {
      chances[group[at] ?? 0] = chance
    })
  }
  return chances
}

/** Offers within reach of each other: those that share a unit, directly or by others. */
function contested(offers: readonly Offer[]): number[][] {
  const roots = new Int32Array(offers.length)
  const rootOf = (at: number) => {
    let root = at
    while (roots[root] !== root) root = roots[root] ?? root
    roots[at] = root
    return root
  }
  const first = { left: new Map<number, number>(), right: new Map<number, number>() }
  offers.forEach((offer, at) => {
    roots[at] = at
    for (const side of ["left", "right"] as const) {
      const known = first[side].get(offer[side])
      if (known === undefined) first[side].set(offer[side], at)
      else {
        const [one, other] = [rootOf(known), rootOf(at)]
        roots[Math.max(one, other)] = Math.min(one, other)
      }
    }
  })
  const groups = new Map<number, number[]>()
  for (let at = 0; at < offers.length; at += 1) {
    const root = rootOf(at)
    const group = groups.get(root)
    if (group === undefined) groups.set(root, [at])
    else group.push(at)
  }
  return [...groups.values()]
}

function settle(offers: readonly Offer[], apartLeft: Apart, apartRight: Apart): number[] {
  const weights = offers.map(({ odds }) => Math.exp(Math.min(MOST, odds)))
  const rivals = offers.map((offer, at) =>
    offers.flatMap((other, place) => {
      if (place === at) return []
      if (other.left === offer.left)
        return [{ place, onLeft: true, apart: apartRight(offer.right, other.right) }]
      if (other.right === offer.right)
        return [{ place, onLeft: false, apart: apartLeft(offer.left, other.left) }]
      return []
    }),
  )
  let fromLeft = weights
  let fromRight = weights
  for (let round = 0; round < ROUNDS; round += 1) {
    fromLeft = weights.map((weight, at) => weight / (1 + pressure(rivals[at] ?? [], true, fromRight)))
    fromRight = weights.map((weight, at) => weight / (1 + pressure(rivals[at] ?? [], false, fromLeft)))
  }
  return weights.map((weight, at) => {
    const odds = ((fromLeft[at] ?? 0) * (fromRight[at] ?? 0)) / weight
    return odds / (1 + odds)
  })
}

type Rival = { readonly place: number; readonly onLeft: boolean; readonly apart: number }

function pressure(rivals: readonly Rival[], onLeft: boolean, messages: readonly number[]): number {
  let sum = 0
  for (const rival of rivals) if (rival.onLeft === onLeft) sum += rival.apart * (messages[rival.place] ?? 0)
  return sum
}
